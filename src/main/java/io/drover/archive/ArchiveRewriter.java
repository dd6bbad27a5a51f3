package io.drover.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One archive into another: members get their destination addresses, guests are added, relations are left out; every other byte of every file is
 * copied as it is, in the same order. What GitLab would refuse (see {@link ArchiveProblem}) is refused here, unless it is in a dropped relation.
 * Streaming, in constant memory; safe to repeat; the new archive appears whole or not at all.
 */
public final class ArchiveRewriter {
    private final ArchiveLimits limits;
    private final LongConsumer progress;

    public ArchiveRewriter() {
        this(ArchiveLimits.GITLAB, packedBytes -> {});
    }

    /** @param progress is told how many bytes of the old archive were read since the last time */
    public ArchiveRewriter(ArchiveLimits limits, LongConsumer progress) {
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * @param in  is not changed; {@code out} may be the same file
     * @throws io.drover.problem.ProblemException with an {@link ArchiveProblem}; then {@code out} is as it was before
     */
    public RewriteReport rewrite(Path in, Path out, RewritePlan plan) {
        try (ArchiveReader reader = ArchiveReader.open(in, limits, progress);
                ArchiveWriter writer = ArchiveWriter.create(out)) {
            return new Pass(reader, writer, plan, in.toString()).run();
        } catch (IOException e) {
            throw ArchiveProblem.ARCHIVE_UNREADABLE.exception("reading failed: " + e.getClass().getSimpleName(), in.toString(), e);
        }
    }

    /** One walk through one archive. */
    private final class Pass {
        private final ArchiveReader reader;
        private final ArchiveWriter writer;
        private final RewritePlan plan;
        private final String where;
        private final ArchiveForm form = new ArchiveForm();
        private final MembersRewrite members;
        private final TreeMap<String, Long> dropped = new TreeMap<>();
        private final Set<String> memberFiles = new TreeSet<>();
        private final Set<String> groups = new TreeSet<>();
        private long entries;

        Pass(ArchiveReader reader, ArchiveWriter writer, RewritePlan plan, String where) {
            this.reader = reader;
            this.writer = writer;
            this.plan = plan;
            this.where = where;
            this.members = new MembersRewrite(plan, limits);
        }

        RewriteReport run() throws IOException {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                form.meet(entry.name());
                EntryPath path = new EntryPath(entry.name());
                path.group().ifPresent(groups::add);
                String relation = path.relation().orElse(null);
                if (relation != null && plan.drop().contains(relation)) {
                    dropped.merge(relation, entry.size(), Long::sum);
                } else {
                    carry(entry, path);
                    entries++;
                }
            }
            form.refusals(where).stream().findFirst().ifPresent(refusal -> {
                throw refusal;
            });
            addMissingMemberFiles();
            ArchiveWriter.Written written = writer.complete();
            return new RewriteReport(
                    written.file(), written.bytes(), written.sha256(), form.kind().orElseThrow(), entries, reader.unpackedBytes(),
                    members.mapped(), members.blanked(), members.guests(), members.undecided(), dropped);
        }

        private void carry(ArchiveEntry entry, EntryPath path) throws IOException {
            ArchiveKind kindOfMembers = path.kindOfMembers().orElse(null);
            if (kindOfMembers != null) {
                memberFiles.add(entry.name());
                writer.add(entry.name(), out -> members.rewrite(reader.content(), out, kindOfMembers, where(entry)));
            } else {
                writer.add(entry.name(), entry.size(), content(entry, path));
            }
        }

        private InputStream content(ArchiveEntry entry, EntryPath path) throws IOException {
            if (entry.name().equals("VERSION")) {
                byte[] head = ArchiveForm.head(reader.content());
                form.version(head);
                return new SequenceInputStream(new ByteArrayInputStream(head), reader.content());
            }
            LineGuard guard = guard(entry, path);
            return guard == null ? reader.content() : new GuardedStream(reader.content(), guard);
        }

        private @Nullable LineGuard guard(ArchiveEntry entry, EntryPath path) {
            if (path.lines()) {
                return LineGuard.ofLines(where(entry), limits);
            }
            return path.document() ? LineGuard.ofDocument(where(entry), limits) : null;
        }

        private void addMissingMemberFiles() {
            if (plan.guests().isEmpty()) {
                return;
            }
            ArchiveKind kind = form.kind().orElseThrow();
            Set<String> wanted = new TreeSet<>();
            if (kind == ArchiveKind.PROJECT) {
                wanted.add("tree/project/project_members.ndjson");
            } else {
                groups.forEach(id -> wanted.add("tree/groups/" + id + "/members.ndjson"));
            }
            wanted.removeAll(memberFiles);
            for (String name : wanted) {
                writer.add(name, out -> members.create(kind, out));
                entries++;
            }
        }

        private String where(ArchiveEntry entry) {
            return where + "!" + entry.name();
        }
    }
}
