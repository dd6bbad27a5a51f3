package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names that both sides of a transfer must agree on. */
final class ProjectFiles {
    /** The one version the importer accepts, in {@code VERSION}. */
    static final String FORMAT_VERSION = "0.2.4";

    static final String FILE_NAME = "project.json";
    private static final DateTimeFormatter RUBY_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private ProjectFiles() {}

    /** {@code <hexdigest>.bundle} of a snippet: its identity inside an archive. */
    static String snippetBundle(@Nullable String title, @Nullable String description, @Nullable Instant createdAt, @Nullable Instant updatedAt) {
        String identity = text(title) + text(description) + ruby(createdAt) + ruby(updatedAt);
        return HexFormat.of().formatHex(sha256().digest(identity.getBytes(StandardCharsets.UTF_8))) + ".bundle";
    }

    static String snippetBundle(Row snippet) {
        return snippetBundle(snippet.textOrNull("title"), snippet.textOrNull("description"), snippet.time("created_at"), snippet.time("updated_at"));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String ruby(@Nullable Instant time) {
        return time == null ? "" : RUBY_TIME.format(time);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where an avatar lies: beside the uploads, so that a project's files are one directory. */
    static Path avatar(Instance instance, Row project) {
        return instance.uploads(project).resolve("avatar");
    }
}
