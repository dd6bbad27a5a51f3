package io.drover.archive;

import io.drover.archive.ArchiveContents.RelationContents;
import io.drover.archive.RecordWalk.Node;
import io.drover.archive.RecordWalk.Value;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one relation file: counts, people, and what the importer would do to each record. */
final class RelationScan implements RecordWalk.Listener {
    /** Problems of the text; GitLab ends the import, but the rest of the archive can still be looked at. */
    private static final Set<ArchiveProblem> OF_THE_TEXT = EnumSet.of(
            ArchiveProblem.ARCHIVE_LINE_TOO_LONG, ArchiveProblem.ARCHIVE_BLANK_LINE, ArchiveProblem.ARCHIVE_NOT_UTF8, ArchiveProblem.ARCHIVE_NOT_JSON);

    /** Real ones have some 400 bytes; they are held one at a time. */
    static final int LONGEST_MEMBER = 1 << 20;
    private static final Set<String> NESTED = Set.of(
            "events", "notes", "award_emoji", "timelogs", "label_links", "resource_label_events", "resource_milestone_events", "resource_state_events",
            "designs", "design_versions", "issue_assignees", "merge_request_assignees", "merge_request_reviewers", "approvals", "suggestions",
            "merge_request_diff_commits", "merge_request_diff_files", "stages", "builds", "statuses", "generic_commit_statuses", "bridges", "links",
            "lists", "milestone_releases", "system_note_metadata", "zoom_meetings");

    private final EntryPath path;
    private final String relation;
    private final LineGuard guard;
    private final PeopleScan people;
    private final PeopleListener peopleListener;
    private final ImportRules rules;
    private final Map<String, Long> nested = new HashMap<>();
    private long records;
    private long largest;
    private String largestPlace;

    RelationScan(EntryPath path, String relation, LineGuard guard, PeopleScan people, ImportRules rules) {
        this.path = path;
        this.relation = relation;
        this.guard = guard;
        this.people = people;
        this.peopleListener = new PeopleListener(people);
        this.rules = rules;
        this.largestPlace = guard.place();
    }

    /** Null when all is well; otherwise what would end the import. Damage of the archive itself is thrown. */
    @Nullable ProblemException read(InputStream content, Shortfalls shortfalls) throws IOException {
        EscapedNulStream watched = new EscapedNulStream(content);
        ProblemException refusal = null;
        try {
            readLines(new Lines(watched, guard));
        } catch (ProblemException e) {
            if (!ofTheText(e)) {
                throw e;
            }
            refusal = e;
        }
        shortfalls.dropped(relation, watched.found(), "records hold a NUL character, which PostgreSQL does not store");
        rules.fileEnded(records);
        return refusal;
    }

    static boolean ofTheText(ProblemException e) {
        return OF_THE_TEXT.stream().anyMatch(e::is);
    }

    private void readLines(Lines lines) throws IOException {
        RecordWalk walk = new RecordWalk(this);
        for (long number = 1; lines.next(); number++) {
            String place = guard.where() + ":" + number;
            CountingStream line = new CountingStream(lines.stream());
            if (path.members()) {
                byte[] bytes = lines.bytes(LONGEST_MEMBER, place);
                people.member(new MemberLine(bytes, place));
                line = new CountingStream(new java.io.ByteArrayInputStream(bytes));
            }
            boolean something = walk.walk(line, place);
            line.transferTo(java.io.OutputStream.nullOutputStream());
            records += something ? 1 : 0;
            if (line.count() > largest) {
                largest = line.count();
                largestPlace = place;
            }
        }
    }

    @Override
    public void attribute(Node node, String key, Value value) {
        if (!path.members()) {
            peopleListener.attribute(node, key, value);
        }
        rules.attribute(node, key, value);
    }

    @Override
    public void ended(Node node) {
        if (!path.members()) {
            peopleListener.ended(node);
        }
        rules.ended(node);
        if (!node.array && node.depth > 1 && NESTED.contains(node.key)) {
            nested.merge(node.key, 1L, Long::sum);
        }
    }

    RelationContents contents(long bytes) {
        return new RelationContents(path.group().map(Long::valueOf).orElse(null), relation, records, bytes, largest, nested);
    }

    long largest() {
        return largest;
    }

    String largestPlace() {
        return largestPlace;
    }
}
