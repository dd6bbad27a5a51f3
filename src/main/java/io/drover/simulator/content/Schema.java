package io.drover.simulator.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tables that hold project and group content and the columns that endpoints read and write, named as in GitLab's database. Columns that
 * GitLab keeps as numbered enums hold the word its export writes instead ({@code state: opened}, {@code action: add}, {@code list_type:
 * label}). Dates without time are text ({@code 2024-04-05}); {@code position}, {@code merge_params}, {@code trailers} are maps. A row may
 * have more columns than these: whatever an import brought is kept.
 */
public final class Schema {
    private static final Map<String, List<String>> TABLES = load();

    private Schema() {}

    /** Every table with its columns, in the order of {@code schema.txt}. Unmodifiable. */
    public static Map<String, List<String>> tables() {
        return TABLES;
    }

    /** @throws IllegalArgumentException when no such table is listed */
    public static List<String> columns(String table) {
        List<String> columns = TABLES.get(table);
        if (columns == null) {
            throw new IllegalArgumentException("no table " + table);
        }
        return columns;
    }

    private static Map<String, List<String>> load() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Schema.class.getResourceAsStream("schema.txt")), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                int colon = line.indexOf(':');
                List<String> columns = Arrays.asList(line.substring(colon + 1).strip().split(" +"));
                tables.put(line.substring(0, colon).strip(), List.copyOf(columns));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(tables);
    }
}
