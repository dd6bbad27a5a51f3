package io.drover.simulator.placeholders;

import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The CSV of pending reassignments, written and read (app/services/import/source_users/generate_csv_service.rb). */
final class ReassignmentSheet {
    static final List<String> HEADER = List.of(
            "Source host", "Import type", "Source user identifier", "Source user name", "Source username", "GitLab username", "GitLab public email");

    private static final Set<String> REQUIRED =
            Set.of("source_host", "import_type", "source_user_identifier", "gitlab_username", "gitlab_public_email");
    private static final String NOT_PROCESSED = "The following errors are preventing the sheet from being processed: ";

    private final List<Map<String, String>> rows;

    private ReassignmentSheet(List<Map<String, String>> rows) {
        this.rows = rows;
    }

    static String of(List<Row> sourceUsers) {
        StringBuilder text = new StringBuilder(String.join(",", HEADER)).append('\n');
        for (Row row : sourceUsers) {
            List<String> cells = new ArrayList<>();
            for (String column : List.of("source_hostname", "import_type", "source_user_identifier", "source_name", "source_username")) {
                cells.add(quoted(Objects.requireNonNullElse(row.textOrNull(column), "")));
            }
            text.append(String.join(",", cells)).append(",\"\",\"\"\n");
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        String line = cell.replaceAll("[\r\n]+", " ");
        return line.isEmpty() || line.matches("(?s).*[\",].*") ? "\"" + line.replace("\"", "\"\"") + "\"" : line;
    }

    /** @throws Unreadable with GitLab's words */
    static ReassignmentSheet read(String text) throws Unreadable {
        List<List<String>> lines = cells(text);
        List<String> header = lines.isEmpty() ? List.of() : lines.getFirst().stream().map(ReassignmentSheet::symbol).toList();
        if (!header.containsAll(REQUIRED)) {
            throw new Unreadable(NOT_PROCESSED + "The provided CSV was not correctly formatted.");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), i < line.size() ? line.get(i) : "");
            }
            rows.add(row);
        }
        refuseTwice(rows);
        return new ReassignmentSheet(rows);
    }

    List<Map<String, String>> rows() {
        return rows;
    }

    private static void refuseTwice(List<Map<String, String>> rows) throws Unreadable {
        Set<String> seen = new HashSet<>();
        for (Map<String, String> row : rows) {
            for (String column : List.of("gitlab_public_email", "gitlab_username")) {
                String value = row.getOrDefault(column, "");
                if (!value.isBlank() && !seen.add(column + " " + row.get("import_type") + " " + row.get("source_host") + " " + value)) {
                    throw new Unreadable(NOT_PROCESSED + "The provided spreadsheet contains duplicate email addresses or usernames.");
                }
            }
        }
    }

    private static String symbol(String header) {
        return header.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "_").replaceAll("\\W", "");
    }

    private static List<List<String>> cells(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean escaped = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (escaped) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !line.isEmpty()) {
            line.add(cell.toString());
            lines.add(line);
        }
        return lines;
    }

    /** A sheet GitLab takes nothing from. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String why;

        Unreadable(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
}
