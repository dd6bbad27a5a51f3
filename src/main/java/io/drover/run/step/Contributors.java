package io.drover.run.step;

import io.drover.archive.ArchiveEntry;
import io.drover.archive.ArchiveLimits;
import io.drover.archive.ArchiveReader;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Whose work is in an archive: every user id that an importer would translate (lib/gitlab/import_export/base/relation_factory.rb). */
final class Contributors {
    private static final Set<String> USER_IDS = Set.of(
            "author_id",
            "assignee_id",
            "updated_by_id",
            "merged_by_id",
            "latest_closed_by_id",
            "user_id",
            "created_by_id",
            "last_edited_by_id",
            "merge_user_id",
            "resolved_by_id",
            "closed_by_id",
            "owner_id");

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private Contributors() {}

    /** Source user ids, members included. Streams; memory grows with the number of people only. */
    static Set<Long> of(Path archive) {
        Set<Long> ids = new TreeSet<>();
        try (ArchiveReader reader = ArchiveReader.open(archive, ArchiveLimits.GITLAB.withUnpackedBytes(Long.MAX_VALUE))) {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                if (entry.name().startsWith("tree/") && entry.name().endsWith(".ndjson")) {
                    collect(JSON.createParser(ObjectReadContext.empty(), reader.content()), ids);
                }
            }
        }
        return ids;
    }

    private static void collect(JsonParser json, Set<Long> ids) {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME && USER_IDS.contains(json.currentName()) && json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                ids.add(json.getLongValue());
            }
        }
    }
}
