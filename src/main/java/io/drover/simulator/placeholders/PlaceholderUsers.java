package io.drover.simulator.placeholders;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.people.Users;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Makes users that nobody signs in as (lib/gitlab/import/placeholder_user_creator.rb). They are no members and take no seat. */
final class PlaceholderUsers {
    static final String LIMIT = "import_placeholder_user_limit_tier_1";

    private static final int LONGEST_NAME = 127;
    private static final int LONGEST_USERNAME = 200;

    private final Database db;
    private final Users users;
    private final String host;

    PlaceholderUsers(Instance instance) {
        this.db = instance.db();
        this.users = new Users(instance);
        this.host = URI.create(instance.url()).getHost();
    }

    Row create(Row group, String importType, String identifier, @Nullable String name, @Nullable String username) {
        String fallback = importType + "_" + Long.toHexString(checksum(group.text("path") + identifier));
        String plain = username == null ? "" : username.replaceAll("[^A-Za-z0-9]", "");
        String segment = plain.isEmpty() ? fallback : plain.substring(0, Math.min(plain.length(), LONGEST_USERNAME));
        String shown = name == null ? importType + " Source User" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
        synchronized (db.table("users")) {
            return users.create(
                    first(n -> segment + "_placeholder_user_" + n, this::usernameTaken),
                    "Placeholder " + shown,
                    first(n -> fallback + "_" + n + "@" + host, this::emailTaken),
                    Map.of("user_type", "placeholder"));
        }
    }

    /** The one that stands for everybody beyond the limit, one for each top-level group. */
    Row importUser(Row group) {
        return find(group).orElseGet(() -> {
            String username = "import_user_namespace_" + group.id();
            Row user = users.create(username, "Import User", username + "@" + host, Map.of("user_type", "import_user"));
            db.table("namespace_import_users").insert(Map.of("namespace_id", group.id(), "user_id", user.id()));
            return user;
        });
    }

    private Optional<Row> find(Row group) {
        return db.table("namespace_import_users").first("namespace_id", group.id()).flatMap(row -> db.table("users").byId(row.number("user_id")));
    }

    /** How many placeholder users a top-level group has; those of completed reassignments stay. */
    long in(Row group) {
        long importUser = find(group).map(Row::id).orElse(-1L);
        return db.table("import_source_users").where("namespace_id", group.id()).stream()
                .map(row -> row.numberOrNull("placeholder_user_id"))
                .filter(id -> id != null && id != importUser)
                .distinct()
                .count();
    }

    private static String first(IntFunction<String> pattern, Predicate<String> taken) {
        return IntStream.iterate(1, n -> n + 1).mapToObj(pattern).filter(taken.negate()).findFirst().orElseThrow();
    }

    private boolean usernameTaken(String username) {
        return db.table("users").first("username_key", username.toLowerCase(Locale.ROOT)).isPresent();
    }

    private boolean emailTaken(String email) {
        String key = email.toLowerCase(Locale.ROOT);
        return db.table("users").first("email_key", key).isPresent() || db.table("emails").first("email", key).isPresent();
    }

    private static long checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
