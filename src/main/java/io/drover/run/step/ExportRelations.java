package io.drover.run.step;

import io.drover.archive.ArchiveComposer;
import io.drover.archive.ArchiveComposer.Composed;
import io.drover.archive.RelationFiles;
import io.drover.archive.RewritePlan;
import io.drover.connector.ArchiveExporter.Download;
import io.drover.connector.RelationExporter;
import io.drover.connector.RelationExporter.Export;
import io.drover.connector.RelationExporter.Part;
import io.drover.connector.RelationExporter.Status;
import io.drover.identity.UserMapping;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Relations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gets a project out of the source relation by relation, and puts the files together to an archive without Git and LFS. */
public final class ExportRelations {
    /** What goes by Git and LFS, what only direct transfer reads, and members, who are read over the API. */
    private static final Set<String> NOT_NEEDED =
            Set.of("repository", "lfs_objects", "user_contributions", "project_members", "group_members");

    /**
     * What every version exports. GitLab lists a relation only from when the job that exports it begins, and begins with {@code self} last
     * (app/services/bulk_imports/export_service.rb, app/models/bulk_imports/file_transfer/base_config.rb): a list without these is not yet whole.
     */
    private static final Set<String> ALWAYS =
            Set.of("labels", "milestones", "issues", "merge_requests", "ci_pipelines", "boards", "releases", "snippets", "self");

    private ExportRelations() {}

    /**
     * What there was before, so that nobody takes it for ours.
     *
     * @param updatedAt by relation
     */
    public record Before(Map<String, Instant> updatedAt) {
        public Before {
            updatedAt = Map.copyOf(updatedAt);
        }

        private boolean has(Export export) {
            return export.updatedAt() != null && export.updatedAt().equals(updatedAt.get(export.relation()));
        }
    }

    /**
     * @param sha256  of the archive that was put together
     * @param objects how many records the source counted, by relation
     * @param records how many came, by relation
     */
    public record Result(long bytes, String sha256, Map<String, Long> objects, Map<String, Long> records) {
        public Result {
            objects = Map.copyOf(objects);
            records = Map.copyOf(records);
        }

        /** What the source counted and did not give. */
        public List<Loss> losses() {
            List<Loss> losses = new ArrayList<>();
            objects.forEach((name, count) -> Complement.projectRelation(name).ifPresent(relation -> {
                long missing = count - records.getOrDefault(name, 0L);
                if (missing > 0) {
                    losses.add(new Loss(relation, missing, "the source counted " + count + " and exported " + (count - missing)));
                }
            }));
            return losses;
        }
    }

    /** Empty while an export is so young that GitLab would not make a new one; twice as long, because its clock is another. */
    public static Optional<Before> before(Worksite site, Owner owner) {
        Map<String, Instant> updated = new TreeMap<>();
        Instant young = site.time().now().minus(RelationExporter.KEPT.multipliedBy(2));
        for (Export export : site.source().relationExporter().status(owner)) {
            Instant when = export.updatedAt();
            if (export.status() == Status.FINISHED && when != null && when.isAfter(young)) {
                return Optional.empty();
            }
            if (export.status() != Status.RUNNING && when != null) {
                updated.put(export.relation(), when);
            }
        }
        return Optional.of(new Before(updated));
    }

    /** Starts an export unless one of ours is running; what was downloaded of an earlier one is thrown away. */
    public static void start(Worksite site, Owner owner, ItemFiles files) {
        RelationExporter exporter = site.source().relationExporter();
        if (exporter.status(owner).stream().noneMatch(e -> e.status() == Status.RUNNING)) {
            files.forget(files.relations());
            exporter.start(owner);
        }
    }

    /** Empty while the source is at it. @throws io.drover.problem.ProblemException {@code EXPORT_FAILED} */
    public static Optional<Boolean> ready(Worksite site, Owner owner, Before before) {
        List<Export> exports = needed(site, owner);
        Set<String> listed = exports.stream().map(Export::relation).collect(Collectors.toSet());
        if (!listed.containsAll(ALWAYS) || exports.stream().anyMatch(e -> e.status() == Status.RUNNING || before.has(e))) {
            return Optional.empty();
        }
        List<String> failed = exports.stream().filter(e -> e.status() == Status.FAILED).map(e -> e.relation() + because(e.error())).toList();
        if (!failed.isEmpty()) {
            throw RunProblem.EXPORT_FAILED.exception("not exported: " + String.join(", ", failed), owner.fullPath().value());
        }
        return Optional.of(true);
    }

    private static String because(@Nullable String error) {
        return error == null ? "" : " (" + error + ")";
    }

    private static List<Export> needed(Worksite site, Owner owner) {
        return site.source().relationExporter().status(owner).stream().filter(e -> !NOT_NEEDED.contains(e.relation())).toList();
    }

    /** Downloads what is not here yet and puts it together. */
    public static Result run(Worksite site, Owner owner, ItemFiles files) {
        List<Export> exports = needed(site, owner);
        List<RelationFiles> relations = new ArrayList<>();
        for (Export export : exports) {
            relations.add(new RelationFiles(export.relation(), export.parts().stream().map(part -> fetch(site, owner, part, files)).toList()));
        }
        Composed composed = ArchiveComposer.compose(files.exported(), relations, members(site, owner));
        Map<String, Long> objects = new TreeMap<>(exports.stream().collect(Collectors.toMap(Export::relation, Export::objects, Math::max)));
        if (!objects.containsKey(Relations.UPLOADS.name()) && site.source().relations().reads(Relations.UPLOADS)) {
            // old versions export no files this way
            Complement.count(site.source().relations(), Relations.UPLOADS, owner).ifPresent(count -> objects.put(Relations.UPLOADS.name(), count));
        }
        return new Result(composed.bytes(), composed.sha256(), objects, composed.records());
    }

    private static Path fetch(Worksite site, Owner owner, Part part, ItemFiles files) {
        Path file = files.relations().resolve(part + ".gz");
        if (!Files.exists(file)) {
            site.source().relationExporter().download(owner, part, file);
        }
        return file;
    }

    /** Those whom the destination knows; who is no member there is added for the import by {@link RewriteUsers}. */
    private static List<RewritePlan.Guest> members(Worksite site, Owner owner) {
        List<RewritePlan.Guest> members = new ArrayList<>();
        for (Member member : site.source().inventory().members(owner)) {
            site.userMap()
                    .of(member.userId())
                    .filter(m -> m.email() != null && m.action() != UserMapping.Action.SKIP)
                    .ifPresent(m -> members.add(new RewritePlan.Guest(member.userId(), m.sourceUsername(), EnsureUser.email(m), member.accessLevel(), member.expiresAt())));
        }
        return members;
    }

    /** The archive again, when this is not the machine that has it. */
    static Path present(Worksite site, Owner owner, ItemFiles files) {
        if (!Files.exists(files.exported())) {
            run(site, owner, files);
        }
        return files.exported();
    }

    public static PlannedWrite preview(Owner owner) {
        return PlannedWrite.source("export the relations of project " + owner.fullPath() + " and download them");
    }
}
