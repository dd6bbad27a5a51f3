package io.drover.run.step;

import io.drover.archive.ArchiveSlicer;
import io.drover.archive.RewritePlan;
import io.drover.archive.Slice;
import io.drover.archive.SliceLimits;
import io.drover.archive.SlicePlan;
import io.drover.archive.SliceReport;
import io.drover.archive.SliceReport.LeftOut;
import io.drover.connector.InstanceSettings;
import io.drover.console.Bytes;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relations;
import io.drover.model.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cuts an item's archive into pieces that the destination takes, with the destination's people in each. */
public record SliceArchive(ArchiveOrigin origin, Set<Relation> relations, Purpose purpose) {
    /** GitLab.com takes no larger upload, whatever its setting (doc/user/gitlab_com/_index.md). */
    private static final long LARGEST_AT_GITLAB_COM = 5L << 30;

    public SliceArchive {
        relations = Set.copyOf(relations);
    }

    /** What the slices are for. */
    public enum Purpose {
        /** The whole project: the rest becomes the base. */
        TRANSFER,
        /** Only what is missing. */
        REPAIR
    }

    /**
     * @param guests  source ids of people who become members for the import only
     * @param leftOut rows that the destination cannot take
     * @param uploads files that had to stay out
     */
    public record Result(List<Slice> slices, List<LeftOut> leftOut, long uploads, List<Long> guests, Set<Long> undecided) {
        public Result {
            slices = List.copyOf(slices);
            leftOut = List.copyOf(leftOut);
            guests = List.copyOf(guests);
            undecided = Set.copyOf(undecided);
        }

        public List<Slice> of(Relation relation) {
            return slices.stream().filter(slice -> slice.relation().equals(relation.name())).toList();
        }

        /** Rows of the relation that are not in any slice. */
        long leftOut(Relation relation) {
            return leftOut.stream().filter(row -> row.relation().equals(relation.name())).count();
        }

        public List<Loss> losses() {
            List<Loss> losses = new ArrayList<>();
            Map<String, List<LeftOut>> byRelation = leftOut.stream().collect(Collectors.groupingBy(LeftOut::relation, TreeMap::new, Collectors.toList()));
            byRelation.forEach((name, rows) -> Complement.projectRelation(name).ifPresent(relation -> losses.add(new Loss(relation, rows.size(), reason(rows)))));
            if (uploads > 0) {
                losses.add(new Loss(Relations.UPLOADS, uploads, "with them the archive would be larger than the destination takes, and over the API they would get other addresses"));
            }
            return losses;
        }

        private static String reason(List<LeftOut> rows) {
            LeftOut first = rows.getFirst();
            return "too large to be imported (the first has " + Bytes.words(first.bytes()) + ", the limit is " + Bytes.words(first.limit()) + ")";
        }
    }

    public Result run(Worksite site, Owner from, ItemFiles files) {
        Path archive = origin.present(site, from, files);
        RewritePlan people = RewriteUsers.plan(site, from, archive);
        Path folder = files.slices(name());
        SliceReport report = ArchiveSlicer.slice(archive, folder, plan(site, people));
        return new Result(report.slices(), report.leftOut(), report.uploads(), RewriteUsers.guests(people), report.undecided());
    }

    private SlicePlan plan(Worksite site, RewritePlan people) {
        Set<String> drop = Stream.concat(people.drop().stream(), afterThePush(site).stream()).collect(Collectors.toSet());
        RewritePlan withoutThem = new RewritePlan(people.emails(), people.unmapped(), people.guests(), drop);
        Set<String> names = relations.stream().map(Relation::name).collect(Collectors.toSet());
        return new SlicePlan(withoutThem, names, purpose == Purpose.TRANSFER, limits(site));
    }

    /** Names of what an archive holds and slices do not, because it would stand in the way of the push: it is complemented. */
    static Set<String> afterThePush(Worksite site) {
        return Relations.of(Scope.PROJECT).stream()
                .filter(r -> r.carriage(Method.FILE_TRANSFER) != Carriage.NOT && r.carriage(Method.FILE_TRANSFER_IN_SLICES) == Carriage.NOT)
                .filter(site.destination().writer()::writes)
                .map(Relation::name)
                .collect(Collectors.toSet());
    }

    private static SliceLimits limits(Worksite site) {
        InstanceSettings settings = site.destination().settings();
        boolean saas = site.destination().instance().saas();
        long set = settings.maxImportSize();
        return SliceLimits.of(!saas ? set : set == 0 ? LARGEST_AT_GITLAB_COM : Math.min(set, LARGEST_AT_GITLAB_COM), settings.maxDecompressedSize());
    }

    public Path base(Worksite site, Owner from, ItemFiles files) {
        return piece(site, from, files, ArchiveSlicer.BASE);
    }

    Path file(Worksite site, Owner from, ItemFiles files, Slice slice) {
        return piece(site, from, files, slice.fileName());
    }

    /** Slicing gives the same pieces every time, so one that is gone is made once more. */
    private Path piece(Worksite site, Owner from, ItemFiles files, String name) {
        Path piece = files.slices(name()).resolve(name);
        if (!Files.exists(piece)) {
            run(site, from, files);
        }
        return piece;
    }

    private String name() {
        return purpose.name().toLowerCase(java.util.Locale.ROOT);
    }
}
