package io.drover.assess;

import io.drover.connector.Capability;
import io.drover.console.Bytes;
import io.drover.model.Method;
import io.drover.model.Project;
import io.drover.model.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * File transfer of a project whose archive is too large: the archive goes without Git and LFS, which are pushed, and issues, merge requests and
 * pipelines follow in slices. A source that refuses the whole export still gives it relation by relation.
 */
final class SlicedTransferFit implements MethodFit {
    private static final String RELATIONS = "doc/api/project_relations_export.md";

    private final Situation situation;
    private final FileTransferFit file;

    SlicedTransferFit(Situation situation, FileTransferFit file) {
        this.situation = situation;
        this.file = file;
    }

    @Override
    public Method method() {
        return Method.FILE_TRANSFER_IN_SLICES;
    }

    @Override
    public List<Reason> against(Project project) {
        List<Reason> reasons = byRelation() ? file.againstAnyArchive(project) : file.againstWhateverTheSize(project);
        DestinationFacts destination = situation.destination();
        if (destination.capabilities().contains(Capability.IMPORT_ARCHIVE) && !destination.capabilities().contains(Capability.IMPORT_RELATION)) {
            reasons.add(new Reason(
                    "the destination (" + destination.instance().version() + ") imports no relations on their own, which came with 16.11", "doc/api/project_import_export.md"));
        }
        wholeExport(project).ifPresent(reasons::add);
        long least = base(project.statistics());
        FileTransferFit.tooLarge(reasons, least, destination.largestImport(), "without Git, LFS and uploads the destination imports at most ", "max_import_size");
        FileTransferFit.tooLarge(
                reasons, least, destination.settings().maxDecompressedSize(), "without Git, LFS and uploads the destination unpacks at most ", "max_decompressed_archive_size");
        return reasons;
    }

    /** The source exports relation by relation: since 14.4, behind the switch of direct transfer. */
    private boolean byRelation() {
        return situation.inventory().settings().directTransferEnabled() && situation.inventory().instance().version().atLeast(14, 4);
    }

    private Optional<Reason> wholeExport(Project project) {
        long most = situation.inventory().settings().maxExportSize();
        long size = project.statistics().exportSize();
        if (byRelation() || most == 0 || size <= most) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                "the source exports at most " + Bytes.words(most) + " (max_export_size), it holds about " + Bytes.words(size)
                        + ", and relations cannot be exported one by one while bulk_import_enabled is off",
                RELATIONS));
    }

    private static long withoutGit(Statistics all) {
        return all.exportSize() - Math.max(0, all.repositorySize()) - Math.max(0, all.lfsObjectsSize());
    }

    /** What has to be imported in one piece. */
    private static long base(Statistics all) {
        return withoutGit(all) - Math.max(0, all.uploadsSize());
    }

    @Override
    public List<Reason> terms(Project project) {
        List<Reason> terms = new ArrayList<>();
        long rest = withoutGit(project.statistics());
        terms.add(new Reason(
                "the archive goes without Git and LFS (" + Bytes.words(rest) + "), which are pushed; issues, merge requests and pipelines follow with import-relation, slice by slice",
                "doc/user/project/settings/import_export_troubleshooting.md"));
        DestinationFacts destination = situation.destination();
        if (over(rest, destination.largestImport()) || over(rest, destination.settings().maxDecompressedSize())) {
            terms.add(new Reason(
                    "uploads (" + Bytes.words(project.statistics().uploadsSize()) + ") stay behind: with them even that is larger than the destination takes",
                    "doc/administration/settings/import_and_export_settings.md"));
        }
        terms.addAll(file.authors());
        return terms;
    }

    private static boolean over(long size, long limit) {
        return limit > 0 && size > limit;
    }
}
