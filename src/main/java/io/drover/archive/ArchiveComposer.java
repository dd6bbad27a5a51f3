package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of a relations export become a project's export archive, without Git and LFS: relation by relation in the order of their names, every
 * line as it was. Streaming; the same files give the same bytes. Members are not part of a relations export
 * (lib/bulk_imports/file_transfer/project_config.rb), so they are given.
 */
public final class ArchiveComposer {
    /** Lines of any length go through: what an importer would refuse is for {@link ArchiveSlicer} to judge. */
    private static final ArchiveLimits LIMITS = ArchiveLimits.GITLAB.withUnpackedBytes(Long.MAX_VALUE).withLineBytes(Integer.MAX_VALUE);

    private static final Pattern UPLOAD = Pattern.compile("[0-9a-f]{10,32}/.+");
    private static final Pattern AVATAR = Pattern.compile("avatar/[^/]+");
    private static final Pattern BUNDLE = Pattern.compile("(?:.*/)?design\\.bundle");

    private final ArchiveWriter writer;
    private final TreeMap<String, Long> records = new TreeMap<>();
    private final Set<String> files = new HashSet<>();

    private ArchiveComposer(ArchiveWriter writer) {
        this.writer = writer;
    }

    /**
     * What was put together.
     *
     * @param records lines by relation; files of uploads
     */
    public record Composed(Path archive, long bytes, String sha256, Map<String, Long> records) {
        public Composed {
            records = Map.copyOf(records);
        }
    }

    /**
     * Puts the files together to {@code out}.
     *
     * @throws io.drover.problem.ProblemException with an {@link ArchiveProblem}; then {@code out} is as it was before
     */
    public static Composed compose(Path out, List<RelationFiles> relations, List<RewritePlan.Guest> members) {
        try (ArchiveWriter writer = ArchiveWriter.create(out)) {
            ArchiveComposer composer = new ArchiveComposer(writer);
            composer.add(relations, members);
            ArchiveWriter.Written written = writer.complete();
            return new Composed(written.file(), written.bytes(), written.sha256(), composer.records);
        } catch (IOException e) {
            throw ArchiveProblem.ARCHIVE_UNREADABLE.exception("reading failed: " + e.getClass().getSimpleName(), out.toString(), e);
        }
    }

    private void add(List<RelationFiles> relations, List<RewritePlan.Guest> members) throws IOException {
        writer.add("VERSION", ArchiveWriter.FORMAT_VERSION);
        for (RelationFiles relation : relations.stream().sorted(Comparator.comparing(RelationFiles::relation)).toList()) {
            if (relation.uploads() || relation.designs()) {
                files(relation);
            } else {
                lines(relation);
            }
        }
        members(members);
    }

    private void lines(RelationFiles relation) throws IOException {
        try (Spool spool = writer.spool()) {
            long count = 0;
            for (Path file : relation.files()) {
                try (InputStream content = GunzipStream.open(file, LIMITS, read -> {})) {
                    count += copy(content, spool);
                }
            }
            if (spool.size() > 0) {
                String name = relation.self() ? "tree/project.json" : "tree/project/" + relation.relation() + ".ndjson";
                writer.add(name, spool.size(), spool.read());
            }
            records.put(relation.relation(), count);
        }
    }

    /** Every line gets its end, so that the next batch begins a new one. Returns how many there were. */
    private static long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long lines = 0;
        boolean open = false;
        for (int count = in.read(buffer, 0, buffer.length); count >= 0; count = in.read(buffer, 0, buffer.length)) {
            for (int i = 0; i < count; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            out.write(buffer, 0, count);
            open = count == 0 ? open : buffer[count - 1] != '\n';
        }
        if (open) {
            out.write('\n');
        }
        return lines + (open ? 1 : 0);
    }

    private void files(RelationFiles relation) throws IOException {
        long count = 0;
        for (Path tar : relation.files()) {
            try (ArchiveReader reader = ArchiveReader.open(tar, LIMITS)) {
                for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                    String name = name(relation, entry.name());
                    if (!name.isEmpty() && files.add(name)) {
                        writer.add(name, entry.size(), reader.content());
                        count++;
                    }
                }
            }
        }
        records.put(relation.relation(), count);
    }

    /** Where an importer looks for it; empty for what no importer reads. */
    private static String name(RelationFiles relation, String entry) {
        if (relation.designs()) {
            return BUNDLE.matcher(entry).matches() ? "project.design.bundle" : "";
        }
        return AVATAR.matcher(entry).matches() ? entry : UPLOAD.matcher(entry).matches() ? "uploads/" + entry : "";
    }

    private void members(List<RewritePlan.Guest> members) {
        if (!members.isEmpty()) {
            MembersRewrite lines = new MembersRewrite(new RewritePlan(Map.of(), Set.of(), members, Set.of()), LIMITS);
            writer.add("tree/project/project_members.ndjson", out -> lines.create(ArchiveKind.PROJECT, out));
        }
    }
}
