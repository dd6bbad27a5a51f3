package io.drover.run.step;

import io.drover.connector.Capability;
import io.drover.connector.Namespaces;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.model.Visibility;
import io.drover.plan.Plan;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Groups: by archive when the whole tree is new, else created one by one. */
public final class ImportGroup {
    public static final String UNDO = "delete group";

    private ImportGroup() {}

    /**
     * A group of the source, and what was at its new place before.
     *
     * @param thereId   of the group that was at the destination already; 0 when the path was free
     * @param byArchive  the group and everything below it can come by archive
     * @param byTransfer the destination pulls the group and the groups below it
     */
    public record Look(
            long sourceId,
            FullPath from,
            FullPath to,
            String name,
            Visibility visibility,
            @Nullable String description,
            long thereId,
            boolean byArchive,
            boolean byTransfer) {
        public Owner sourceOwner() {
            return new Owner(Scope.GROUP, sourceId, from);
        }

        public boolean existed() {
            return thereId != 0;
        }

        /** Repository only when nothing brings what the group holds. */
        public Method method() {
            return byTransfer ? Method.DIRECT_TRANSFER : byArchive ? Method.FILE_TRANSFER : Method.REPOSITORY_ONLY;
        }
    }

    public static Look look(Worksite site, Plan.Item item) {
        Group group = site.source()
                .inventory()
                .group(item.from())
                .orElseThrow(() -> RunProblem.SOURCE_GONE.exception("no such group", item.from().value()));
        Optional<Group> there = site.destination().inventory().group(item.to());
        boolean byTransfer = there.isEmpty() && item.method() == Method.DIRECT_TRANSFER;
        if (byTransfer) {
            CheckTransfer.source(site, Scope.GROUP, item.from());
        }
        boolean byArchive = there.isEmpty()
                && item.method() == Method.FILE_TRANSFER
                && site.source().capabilities().contains(Capability.EXPORT_ARCHIVE)
                && site.destination().capabilities().contains(Capability.IMPORT_ARCHIVE);
        return new Look(
                group.id(),
                item.from(),
                item.to(),
                group.name(),
                group.visibility(),
                group.description(),
                there.map(Group::id).orElse(0L),
                byArchive,
                byTransfer);
    }

    /** Uploads the archive unless the group is there already. */
    public static void start(Worksite site, Look look, ItemFiles files) {
        if (site.destination().inventory().group(look.to()).isPresent()) {
            return;
        }
        requireParent(site, look);
        if (!Files.exists(files.rewritten())) {
            RewriteUsers.run(site, look.sourceOwner(), files);
        }
        site.destination().importer().startGroup(files.rewritten(), look.to(), look.name());
    }

    /** Group imports have no status: the group is there, with every subgroup, or it is not yet. */
    public static Optional<Long> arrived(Worksite site, Look look) {
        Optional<Group> there = site.destination().inventory().group(look.to());
        if (there.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = Subgroups.below(site, look.from()).stream()
                .allMatch(below -> site.destination().inventory().group(below.fullPath().rebase(look.from(), look.to())).isPresent());
        return whole ? Optional.of(there.get().id()) : Optional.empty();
    }

    /** Creates the group without an archive. Its parent must be there. Returns its id. */
    public static long create(Worksite site, Look look) {
        Namespaces namespaces = site.destination().namespaces();
        requireParent(site, look);
        return namespaces.createGroup(look.to(), look.name(), look.visibility(), look.description()).id();
    }

    private static void requireParent(Worksite site, Look look) {
        look.to().parent().ifPresent(parent -> {
            if (site.destination().inventory().group(parent).isEmpty()) {
                throw RunProblem.NAMESPACE_MISSING.exception("no group " + parent, look.to().value());
            }
        });
    }

    public static List<PlannedWrite> preview(Look look) {
        List<PlannedWrite> writes = new ArrayList<>();
        if (look.existed()) {
            return writes;
        }
        if (look.byTransfer()) {
            writes.add(StartTransfer.preview(Scope.GROUP, look.from(), look.to()));
        } else if (look.byArchive()) {
            writes.add(Export.preview(look.sourceOwner()));
            writes.add(new PlannedWrite(
                    "destination", "import group as " + look.to() + " with its subgroups", "POST /groups/import", List.of("file", "name", "parent_id", "path")));
        } else {
            writes.add(new PlannedWrite("destination", "create group " + look.to(), "POST /groups", List.of("description", "name", "parent_id", "path", "visibility")));
        }
        return writes;
    }
}
