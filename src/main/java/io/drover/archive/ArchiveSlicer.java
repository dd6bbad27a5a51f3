package io.drover.archive;

import io.drover.archive.SliceReport.LeftOut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * One project archive into several that a destination takes: a base without Git and LFS, and slices that hold rows of one relation each, for
 * import-relation. Together they hold every row, byte for byte and in its order, but those that are reported as left out. Streaming; the same archive
 * gives the same files.
 */
public final class ArchiveSlicer {
    /** Name of the base's file. */
    public static final String BASE = "base.tar.gz";

    /** Long lines are left out, not refused. */
    private static final ArchiveLimits LIMITS = ArchiveLimits.GITLAB.withUnpackedBytes(Long.MAX_VALUE).withLineBytes(Integer.MAX_VALUE);

    private static final String UPLOADS = "uploads/";
    private static final String MEMBERS = "tree/project/project_members.ndjson";

    /** Bundles that are pushed instead, and LFS objects that are sent. */
    private static final Set<String> BY_GIT = Set.of("project.bundle", "project.wiki.bundle", "lfs-objects.json");

    private final Path in;
    private final Path folder;
    private final SlicePlan plan;

    private ArchiveSlicer(Path in, Path folder, SlicePlan plan) {
        this.in = in;
        this.folder = folder;
        this.plan = plan;
    }

    /**
     * Cuts {@code in} as planned.
     *
     * @param folder where the files go; it is there
     * @throws io.drover.problem.ProblemException with an {@link ArchiveProblem}, also when the base cannot be made small enough
     */
    public static SliceReport slice(Path in, Path folder, SlicePlan plan) {
        try {
            return new ArchiveSlicer(in, folder, plan).run();
        } catch (IOException e) {
            throw ArchiveProblem.ARCHIVE_UNREADABLE.exception("reading failed: " + e.getClass().getSimpleName(), in.toString(), e);
        }
    }

    private SliceReport run() throws IOException {
        MembersRewrite rewrite = new MembersRewrite(plan.people(), LIMITS);
        try (Spool members = new Spool(folder)) {
            readMembers(rewrite, members);
            RelationSlicer slicer = new RelationSlicer(folder, plan.limits(), members);
            TreeMap<String, Long> rows = new TreeMap<>();
            List<Slice> slices = new ArrayList<>();
            List<LeftOut> leftOut = new ArrayList<>();
            each((entry, content) -> {
                String relation = new EntryPath(entry.name()).relation().filter(plan.relations()::contains).orElse(null);
                if (relation != null) {
                    RelationSlicer.Result result = slicer.slice(relation, content, in + "!" + entry.name());
                    rows.put(relation, result.rows());
                    slices.addAll(result.slices());
                    leftOut.addAll(result.leftOut());
                }
            });
            long uploads = plan.base() ? base(members) : 0;
            slices.sort(java.util.Comparator.comparing(Slice::relation).thenComparingInt(Slice::number));
            return new SliceReport(slices, rows, leftOut, uploads, rewrite.mapped(), rewrite.undecided());
        }
    }

    private void readMembers(MembersRewrite rewrite, Spool members) throws IOException {
        boolean[] there = {false};
        each((entry, content) -> {
            if (entry.name().equals(MEMBERS)) {
                there[0] = true;
                rewrite.rewrite(content, members, ArchiveKind.PROJECT, in + "!" + MEMBERS);
            }
        });
        if (!there[0]) {
            rewrite.create(ArchiveKind.PROJECT, members);
        }
    }

    /** Returns how many uploads had to stay out. */
    private long base(Spool members) throws IOException {
        Base whole = base(members, true);
        if (whole.fits()) {
            return 0;
        }
        Base without = base(members, false);
        if (!without.fits()) {
            Files.delete(folder.resolve(BASE));
            throw ArchiveProblem.ARCHIVE_BASE_TOO_LARGE.exception(
                    "without Git, LFS, uploads and " + String.join(", ", plan.relations().stream().sorted().toList()) + " it still has " + without.bytes() + " bytes", in.toString());
        }
        return without.uploadsLeft();
    }

    private record Base(long bytes, boolean fits, long uploadsLeft) {}

    private Base base(Spool members, boolean uploads) throws IOException {
        ArchiveForm form = new ArchiveForm();
        long[] left = {0};
        long[] unpacked = {0};
        try (ArchiveWriter writer = ArchiveWriter.create(folder.resolve(BASE))) {
            each((entry, content) -> {
                form.meet(entry.name());
                if (!uploads && entry.name().startsWith(UPLOADS)) {
                    left[0]++;
                } else if (inBase(entry.name())) {
                    writer.add(entry.name(), entry.size(), guarded(entry, content, form));
                    unpacked[0] += entry.size();
                }
            });
            form.refusals(in.toString()).stream().findFirst().ifPresent(refusal -> {
                throw refusal;
            });
            if (members.size() > 0) {
                writer.add(MEMBERS, members.size(), members.read());
            }
            long bytes = writer.complete().bytes();
            return new Base(bytes, plan.limits().fits(bytes, unpacked[0] + members.size()), left[0]);
        }
    }

    private boolean inBase(String name) {
        boolean elsewhere = new EntryPath(name).relation().filter(r -> plan.relations().contains(r) || plan.people().drop().contains(r)).isPresent();
        return !elsewhere && !name.equals(MEMBERS) && !BY_GIT.contains(name) && !name.startsWith("lfs-objects/");
    }

    /** What would end the import of the base is refused here. */
    private InputStream guarded(ArchiveEntry entry, InputStream content, ArchiveForm form) throws IOException {
        if (entry.name().equals("VERSION")) {
            byte[] head = ArchiveForm.head(content);
            form.version(head);
            return new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(head), content);
        }
        EntryPath path = new EntryPath(entry.name());
        String where = in + "!" + entry.name();
        ArchiveLimits importable = LIMITS.withLineBytes(plan.limits().lineBytes());
        if (path.lines()) {
            return new GuardedStream(content, LineGuard.ofLines(where, importable));
        }
        return path.document() ? new GuardedStream(content, LineGuard.ofDocument(where, importable)) : content;
    }

    /** Takes one entry. */
    @FunctionalInterface
    private interface Visitor {
        void visit(ArchiveEntry entry, InputStream content) throws IOException;
    }

    private void each(Visitor visitor) throws IOException {
        try (ArchiveReader reader = ArchiveReader.open(in, LIMITS)) {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                visitor.visit(entry, reader.content());
            }
        }
    }
}
