package io.drover.assess;

import java.util.List;

/** Every check, in the order a reader expects: may we at all, will it fit, where does it go, who becomes whom, what is lost. */
final class Checks {
    private Checks() {}

    static List<Check> all() {
        return List.of(
                new VersionGapCheck(),
                new TokenScopeCheck(),
                new TokenExpiryCheck(),
                new ExportDisabledCheck(),
                new ImportSourceCheck(),
                new DirectTransferOffCheck(),
                new SameInstanceCheck(),
                new InventoryGapsCheck(),
                new ExportSizeCheck(),
                new DecompressedSizeCheck(),
                new LargeRepositoriesCheck(),
                new AttachmentSizeCheck(),
                new ManyPipelinesCheck(),
                new ScheduleLimitCheck(),
                new NamespaceMissingCheck(),
                new PathCollisionCheck(),
                new PathMeetingCheck(),
                new PathNameCheck(),
                new VisibilityCapCheck(),
                new PersonalProjectsCheck(),
                new ArchivedProjectsCheck(),
                new EmptyRepositoriesCheck(),
                new ForksCheck(),
                new NotAdministratorCheck(),
                new UserConflictsCheck(),
                new UnmappedUsersCheck(),
                new HiddenEmailsCheck(),
                new DoubtfulMatchesCheck(),
                new BlockedUsersCheck(),
                new SeatForecastCheck(),
                new PlaceholderLimitCheck(),
                new ProjectOwnersCheck(),
                new RelationCoverageCheck(),
                new SecretsToReenterCheck(),
                new HiddenVariablesCheck(),
                new LfsObjectsCheck(),
                new ContainerImagesCheck(),
                new PackageFilesCheck(),
                new JobArtifactsCheck());
    }
}
