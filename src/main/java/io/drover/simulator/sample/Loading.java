package io.drover.simulator.sample;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.namespaces.Directory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns records of an organisation file into rows, and finds what they name. */
final class Loading {
    /** Keys whose value is a username; the column is the key with {@code _id}. */
    private static final Set<String> PEOPLE = Set.of(
            "author", "user", "owner", "creator", "closed_by", "resolved_by", "merged_by", "updated_by", "latest_closed_by", "last_edited_by", "created_by");
    /** Columns that hold lists or maps; other nested values are records of their own. */
    private static final Set<String> WHOLE =
            Set.of("scopes", "strategies", "url_variables", "custom_headers", "properties", "merge_params", "topics", "identities");

    private static final Instant BEGINNING = Instant.parse("2023-02-06T08:00:00Z");

    private final Instance instance;
    private final Directory directory;
    private final Random random;
    private long minutes;

    Loading(Instance instance, long seed) {
        this.instance = instance;
        this.directory = new Directory(instance.db());
        this.random = new Random(seed);
    }

    Instance instance() {
        return instance;
    }

    Random random() {
        return random;
    }

    Row user(String username) {
        return directory.user(username).orElseThrow(() -> unknown("user", username));
    }

    Row group(String path) {
        return directory.group(path).orElseThrow(() -> unknown("group", path));
    }

    Row project(String path) {
        return directory.project(path).orElseThrow(() -> unknown("project", path));
    }

    static IllegalArgumentException unknown(String what, String name) {
        return new IllegalArgumentException("the organisation file names the " + what + " '" + name + "' but does not have it");
    }

    /** The record's own columns. */
    Map<String, @Nullable Object> columns(JsonNode record) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : record.properties()) {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            if (PEOPLE.contains(key)) {
                columns.put(key + "_id", value.isNull() ? null : (Object) user(value.asString()).id());
            } else if (value.isValueNode() || WHOLE.contains(key)) {
                columns.put(key, isTime(key, value) ? (Object) time(value.asString()) : plain(value));
            }
        }
        return columns;
    }

    /** A date alone stays text, as in {@code expires_at} of members and access tokens. */
    private static boolean isTime(String key, JsonNode value) {
        return key.endsWith("_at") && value.isString() && value.asString().length() > 10;
    }

    static @Nullable Object plain(JsonNode value) {
        if (value.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            value.forEach(each -> list.add(plain(each)));
            return list;
        }
        if (value.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            value.properties().forEach(e -> map.put(e.getKey(), plain(e.getValue())));
            return map;
        }
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        return value.isIntegralNumber() ? (Object) value.asLong() : value.isNumber() ? (Object) value.asDouble() : value.asString();
    }

    static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** The record as a row that belongs to {@code owner}; {@code created_at} follows the records before it when it is not given. */
    Row insert(String table, JsonNode record, String ownerColumn, @Nullable Row owner) {
        return insert(table, record, ownerColumn, owner, Map.of());
    }

    Row insert(String table, JsonNode record, String ownerColumn, @Nullable Row owner, Map<String, ? extends @Nullable Object> defaults) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(defaults);
        columns.putAll(columns(record));
        if (owner != null) {
            columns.put(ownerColumn, owner.id());
        }
        columns.putIfAbsent("created_at", next());
        columns.putIfAbsent("updated_at", columns.get("created_at"));
        return instance.db().table(table).insert(columns);
    }

    /** A little later than the last one. */
    Instant next() {
        minutes += 37 + random.nextInt(200);
        return BEGINNING.plusSeconds(minutes * 60);
    }

    String hex(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A label by title in the project or the groups above it. */
    Row label(Row owner, String title) {
        return named("labels", owner, title).orElseThrow(() -> unknown("label", title));
    }

    Row milestone(Row owner, String title) {
        return named("milestones", owner, title).orElseThrow(() -> unknown("milestone", title));
    }

    private Optional<Row> named(String table, Row owner, String title) {
        List<Row> candidates = new ArrayList<>();
        Row namespace = owner;
        if (owner.has("namespace_id")) {
            candidates.addAll(instance.db().table(table).where("project_id", owner.id()));
            namespace = directory.namespaceOf(owner);
        }
        directory.lineage(namespace).forEach(group -> candidates.addAll(instance.db().table(table).where("group_id", group.id())));
        return candidates.stream().filter(row -> row.text("title").equals(title)).findFirst();
    }
}
