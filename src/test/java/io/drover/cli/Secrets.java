package io.drover.cli;

import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What only an instance may know, from the instance's own tables; and a search for it that also looks into packed files. */
final class Secrets {
    /** Column of the secret by table. */
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "personal_access_tokens", List.of("token"),
            "ci_variables", List.of("value"),
            "ci_group_variables", List.of("value"),
            "ci_pipeline_schedule_variables", List.of("value"),
            "ci_triggers", List.of("token"),
            "deploy_tokens", List.of("token"),
            "web_hooks", List.of("token"));

    /** A shorter value, such as {@code night} or {@code 42}, is a word of everyday text. */
    private static final int SHORTEST = 8;

    private Secrets() {}

    static Set<String> of(SimulatedGitLab gitlab) {
        Set<String> secrets = new TreeSet<>();
        COLUMNS.forEach((table, columns) -> {
            for (Row row : gitlab.instance().db().table(table).all()) {
                columns.stream().map(row::textOrNull).filter(v -> v != null && v.length() >= SHORTEST).forEach(secrets::add);
            }
        });
        return secrets;
    }

    /** Which file below the folder holds which secret. */
    static Map<Path, String> in(Path folder, Collection<String> secrets) {
        Map<Path, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = content(file);
                secrets.stream().filter(content::contains).forEach(secret -> found.put(file, secret));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean packed = bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        if (!packed) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
