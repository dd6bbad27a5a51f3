package io.drover.archive;

import io.drover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Looks into export archives without unpacking them: streaming, in constant memory, changing nothing. */
public final class ArchiveInspector {
    private final ArchiveLimits limits;
    private final ImportLimits importLimits;
    private final LongConsumer progress;

    public ArchiveInspector() {
        this(ArchiveLimits.GITLAB, ImportLimits.GITLAB, packedBytes -> {});
    }

    /** @param progress is told how many bytes of the archive were read since the last time */
    public ArchiveInspector(ArchiveLimits limits, ImportLimits importLimits, LongConsumer progress) {
        this.limits = limits;
        this.importLimits = importLimits;
        this.progress = progress;
    }

    /**
     * Everything in it, also what would end an import.
     *
     * @throws ProblemException with an {@link ArchiveProblem} when the archive itself is damaged or hostile, so that it cannot be read to the end
     */
    public ArchiveContents inspect(Path archive) {
        try (ArchiveReader reader = ArchiveReader.open(archive, limits, progress)) {
            Inspection inspection = new Inspection(archive, limits, importLimits);
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                inspection.take(entry, reader.content());
            }
            return inspection.contents(Files.size(archive), reader.unpackedBytes());
        } catch (IOException e) {
            throw unreadable(archive, e);
        }
    }

    /**
     * Whom the archive names, by source id: members, and the users that records point to (author_id, assignee_id, merged_by_id, ...) with the names
     * that notes give their authors. Those with {@code member} false are attributed to the importing user unless they become guests of a
     * {@link RewritePlan}.
     */
    public List<Contributor> contributors(Path archive) {
        PeopleScan people = new PeopleScan();
        RecordWalk walk = new RecordWalk(new PeopleListener(people));
        try (ArchiveReader reader = ArchiveReader.open(archive, limits, progress)) {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                EntryPath path = new EntryPath(entry.name());
                if (path.relation().isPresent()) {
                    scan(reader, archive + "!" + entry.name(), path.members(), people, walk);
                }
            }
            return people.people();
        } catch (IOException e) {
            throw unreadable(archive, e);
        }
    }

    private void scan(ArchiveReader reader, String where, boolean members, PeopleScan people, RecordWalk walk) throws IOException {
        LineGuard guard = LineGuard.ofLines(where, limits);
        Lines lines = new Lines(reader.content(), guard);
        for (long number = 1; lines.next(); number++) {
            String place = where + ":" + number;
            if (members) {
                people.member(new MemberLine(lines.bytes(RelationScan.LONGEST_MEMBER, place), place));
            } else {
                walk.walk(lines.stream(), place);
            }
        }
    }

    private static ProblemException unreadable(Path archive, IOException e) {
        return ArchiveProblem.ARCHIVE_UNREADABLE.exception("reading failed: " + e.getClass().getSimpleName(), archive.toString(), e);
    }
}
