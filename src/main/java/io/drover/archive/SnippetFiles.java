package io.drover.archive;

import io.drover.archive.RecordWalk.Node;
import io.drover.archive.RecordWalk.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which snippets have their repository in the archive. The file is named by the SHA-256 of title, description and the two times as Ruby prints
 * them, in the instance's time zone; UTC is assumed here.
 */
final class SnippetFiles {
    private static final DateTimeFormatter RUBY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private final NameSet bundles = new NameSet();
    private final List<String> wanted = new ArrayList<>();

    void bundle(String name) {
        bundles.add(name);
    }

    void attribute(Node snippet, String key, Value value) {
        if (key.equals("title") || key.equals("description") || key.equals("created_at") || key.equals("updated_at")) {
            String text = value.text();
            memory(snippet).put(key, text == null ? "" : text);
        }
    }

    void ended(Node snippet) {
        Map<String, String> seen = memory(snippet);
        String digested = seen.getOrDefault("title", "") + seen.getOrDefault("description", "") + ruby(seen.get("created_at"))
                + ruby(seen.get("updated_at"));
        wanted.add("snippets/" + sha256(digested) + ".bundle");
    }

    long withoutBundle() {
        return wanted.stream().filter(name -> !bundles.contains(name)).count();
    }

    private static Map<String, String> memory(Node snippet) {
        Map<String, String> seen = snippet.texts;
        if (seen == null) {
            seen = new TreeMap<>();
            snippet.texts = seen;
        }
        return seen;
    }

    private static String ruby(@org.jspecify.annotations.Nullable String time) {
        try {
            return time == null ? "" : OffsetDateTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC).format(RUBY);
        } catch (DateTimeException e) {
            return time;
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
