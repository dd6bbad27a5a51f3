package io.drover.archive;

import io.drover.archive.ArchiveContents.ArchivedGroup;
import io.drover.archive.RecordWalk.Node;
import io.drover.archive.RecordWalk.Value;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of a group archive: the list in {@code _all.ndjson} and one document each. */
final class GroupScan {
    private static final int MOST_GROUPS = 1_000_000;

    private final List<Long> listed = new ArrayList<>();
    private final Map<Long, ArchivedGroup> documents = new LinkedHashMap<>();
    private final List<ProblemException> refusals = new ArrayList<>();

    void list(InputStream content, LineGuard guard) throws IOException {
        Lines lines = new Lines(content, guard);
        while (lines.next() && listed.size() < MOST_GROUPS) {
            String line = new String(lines.bytes(100, guard.place()), StandardCharsets.US_ASCII).strip();
            if (line.isEmpty() || line.length() > 18 || !line.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw ArchiveProblem.ARCHIVE_NOT_JSON.exception("a line is not a group's id", guard.place());
            }
            listed.add(Long.valueOf(line));
        }
    }

    void document(String idOfFile, InputStream content, String where) {
        Attributes attributes = new Attributes();
        new RecordWalk(attributes).walk(content, where);
        if (attributes.id == null || !idOfFile.equals(attributes.id.toString())) {
            refusals.add(ArchiveProblem.ARCHIVE_BAD_GROUP.exception("the id inside is " + attributes.id, where));
        }
        if (idOfFile.length() <= 18) {
            long id = Long.parseLong(idOfFile);
            documents.put(id, new ArchivedGroup(id, attributes.name, attributes.path, attributes.parent));
        }
    }

    List<ProblemException> refusals(String where) {
        for (Long id : listed) {
            if (!documents.containsKey(id)) {
                refusals.add(ArchiveProblem.ARCHIVE_BAD_GROUP.exception("tree/groups/" + id + ".json is missing", where));
            }
        }
        return List.copyOf(refusals);
    }

    /** In the order of the list. */
    List<ArchivedGroup> groups() {
        return listed.stream().map(id -> documents.getOrDefault(id, new ArchivedGroup(id, null, null, null))).toList();
    }

    private static final class Attributes implements RecordWalk.Listener {
        private @Nullable Long id;
        private @Nullable Long parent;
        private @Nullable String name;
        private @Nullable String path;

        @Override
        public void attribute(Node node, String key, Value value) {
            if (node.depth == 1) {
                switch (key) {
                    case "id" -> id = value.number();
                    case "parent_id" -> parent = value.number();
                    case "name" -> name = value.text();
                    case "path" -> path = value.text();
                    default -> {
                        // not shown
                    }
                }
            }
        }
    }
}
