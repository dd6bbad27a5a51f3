package io.drover.identity;

import io.drover.config.CsvReader;
import io.drover.config.CsvReader.Cell;
import io.drover.config.CsvWriter;
import io.drover.config.Mistakes;
import io.drover.config.Spelling;
import io.drover.identity.UserMapping.Action;
import io.drover.model.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code users.csv}: the user map as a table that a person edits. What is written is read back the same, all but destination ids. */
public final class UsersFile {
    static final List<String> HEADER = List.of("source_id", "source_username", "source_name", "action", "email", "username", "confidence", "reason");

    /** What a file of before did not have. */
    private static final Set<String> OPTIONAL = Set.of("confidence");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+");

    /** doc/api/users.md: letters, digits, {@code _ - .}, neither first nor last a separator. */
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private final Mistakes mistakes;
    private final Map<String, Cell> createdEmails = new HashMap<>();
    private final Map<String, Cell> createdNames = new HashMap<>();
    private final Map<Long, Cell> ids = new HashMap<>();

    private UsersFile(String name) {
        this.mistakes = new Mistakes(name);
    }

    public static String text(UserMap map) {
        CsvWriter table = new CsvWriter(HEADER.toArray(String[]::new));
        for (UserMapping m : map.mappings()) {
            String action = m.action().name().toLowerCase(Locale.ROOT);
            table.row(
                    Long.toString(m.sourceId()), m.sourceUsername(), m.sourceName(), action, Objects.toString(m.email(), ""),
                    Objects.toString(m.username(), ""), m.confidence().word(), m.reason());
        }
        return table.text();
    }

    /** Reads without knowing who is at the source. @throws io.drover.problem.ProblemException naming every mistake with line and column */
    public static UserMap read(Path file) {
        return parse(file.getFileName().toString(), contents(file));
    }

    /** Reads, and finds rows for users that the source does not have, and users without a row. */
    public static UserMap read(Path file, List<User> sourceUsers) {
        String name = file.getFileName().toString();
        UsersFile reader = new UsersFile(name);
        List<UserMapping> mappings = reader.mappings(contents(file));
        reader.compare(sourceUsers);
        reader.mistakes.throwAs(IdentityProblem.USERS_INVALID);
        return new UserMap(mappings);
    }

    static UserMap parse(String name, String text) {
        UsersFile reader = new UsersFile(name);
        List<UserMapping> mappings = reader.mappings(text);
        reader.mistakes.throwAs(IdentityProblem.USERS_INVALID);
        return new UserMap(mappings);
    }

    private static String contents(Path file) {
        if (!Files.exists(file)) {
            throw IdentityProblem.USERS_MISSING.exception("there is no user map in this workspace", file.toString());
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw IdentityProblem.USERS_UNREADABLE.exception("it cannot be read, or is not UTF-8: " + e.getMessage(), file.toString(), e);
        }
    }

    private List<UserMapping> mappings(String text) {
        List<CsvReader.Row> rows = CsvReader.rows(text, mistakes);
        if (rows.isEmpty()) {
            mistakes.add(1, 1, "the file is empty", "begin with the line " + String.join(",", HEADER));
            return List.of();
        }
        Map<String, Integer> columns = columns(rows.getFirst());
        if (HEADER.stream().anyMatch(name -> missing(name, columns))) {
            return List.of();
        }
        List<UserMapping> mappings = new ArrayList<>();
        for (CsvReader.Row row : rows.subList(1, rows.size())) {
            if (row.cells().size() != rows.getFirst().cells().size()) {
                String what = "this row has " + row.cells().size() + " cells, the header has " + rows.getFirst().cells().size();
                mistakes.add(row.line(), 1, what, "quote cells that hold a comma");
            } else {
                UserMapping mapping = mapping(column -> columns.containsKey(column)
                        ? row.cells().get(Objects.requireNonNull(columns.get(column)))
                        : new Cell(row.line(), 1, ""));
                if (mapping != null) {
                    mappings.add(mapping);
                }
            }
        }
        return mappings;
    }

    private Map<String, Integer> columns(CsvReader.Row header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.cells().size(); i++) {
            Cell cell = header.cells().get(i);
            if (!HEADER.contains(cell.text())) {
                String known = "known columns: " + String.join(", ", HEADER);
                mistakes.add(cell.line(), cell.column(), "unknown column '" + cell.text() + "'", Spelling.didYouMean(cell.text(), HEADER, known));
            } else if (columns.put(cell.text(), i) != null) {
                mistakes.add(cell.line(), cell.column(), "column '" + cell.text() + "' is here twice", "remove one");
            }
        }
        for (String name : HEADER) {
            if (missing(name, columns)) {
                mistakes.add(header.line(), 1, "column '" + name + "' is missing", "begin with the line " + String.join(",", HEADER));
            }
        }
        return columns;
    }

    private static boolean missing(String name, Map<String, Integer> columns) {
        return !columns.containsKey(name) && !OPTIONAL.contains(name);
    }

    private @Nullable UserMapping mapping(Function<String, Cell> cell) {
        Long id = id(cell.apply("source_id"));
        Action action = action(cell.apply("action"));
        if (action == null) {
            return null;
        }
        String email = email(cell.apply("email"), action);
        String username = username(cell.apply("username"), action);
        Confidence confidence = confidence(cell.apply("confidence"));
        if (action == Action.CREATE) {
            once(createdEmails, email, cell.apply("email"), "a second user would be created with this e-mail");
            once(createdNames, username, cell.apply("username"), "a second user would be created with this user name");
        }
        return id == null
                ? null
                : new UserMapping(
                        id, cell.apply("source_username").text(), cell.apply("source_name").text(), action, email, username, OptionalLong.empty(), confidence,
                        cell.apply("reason").text());
    }

    private @Nullable Long id(Cell cell) {
        try {
            long id = Long.parseLong(cell.text().strip());
            Cell first = ids.putIfAbsent(id, cell);
            if (first == null) {
                return id;
            }
            wrong(cell, "user " + id + " has a row already", "keep this one or the one of line " + first.line());
        } catch (NumberFormatException e) {
            wrong(cell, "source_id is '" + cell.text() + "'", "write the user's id at the source, a number");
        }
        return null;
    }

    private @Nullable Action action(Cell cell) {
        List<String> words = Arrays.stream(Action.values()).map(a -> a.name().toLowerCase(Locale.ROOT)).toList();
        String word = cell.text().strip().toLowerCase(Locale.ROOT);
        int index = words.indexOf(word);
        if (index < 0) {
            wrong(cell, "action is '" + cell.text() + "'", Spelling.didYouMean(word, words, "write match, create or skip"));
            return null;
        }
        return Action.values()[index];
    }

    private Confidence confidence(Cell cell) {
        String word = cell.text().strip().toLowerCase(Locale.ROOT);
        List<String> words = Arrays.stream(Confidence.values()).map(Confidence::word).filter(w -> !w.isEmpty()).toList();
        Optional<Confidence> found = Arrays.stream(Confidence.values()).filter(c -> c.word().equals(word)).findFirst();
        if (found.isEmpty()) {
            wrong(cell, "confidence is '" + cell.text() + "'", Spelling.didYouMean(word, words, "write certain, likely or doubtful, or nothing"));
        }
        return found.orElse(Confidence.NONE);
    }

    private @Nullable String email(Cell cell, Action action) {
        String email = cell.text().strip().toLowerCase(Locale.ROOT);
        if (email.isEmpty()) {
            if (action != Action.SKIP) {
                String word = action.name().toLowerCase(Locale.ROOT);
                wrong(cell, "to " + word + " a user the e-mail is needed", "write the primary e-mail at the destination, or the action skip");
            }
            return null;
        }
        if (!EMAIL.matcher(email).matches()) {
            wrong(cell, "'" + cell.text() + "' is no e-mail address", "write one such as alice@example.com");
        }
        return email;
    }

    private @Nullable String username(Cell cell, Action action) {
        String username = cell.text().strip();
        if (username.isEmpty()) {
            if (action == Action.CREATE) {
                wrong(cell, "to create a user the user name is needed", "write the user name at the destination");
            }
            return null;
        }
        if (!USERNAME.matcher(username).matches()) {
            wrong(cell, "'" + username + "' is no user name", "use letters, digits, '_', '-' and '.', without @ in front");
        }
        return username;
    }

    private void once(Map<String, Cell> seen, @Nullable String value, Cell cell, String what) {
        Cell first = value == null ? null : seen.putIfAbsent(value.toLowerCase(Locale.ROOT), cell);
        if (first != null) {
            wrong(cell, what, "line " + first.line() + " creates that user; write match here, or another");
        }
    }

    private void compare(List<User> sourceUsers) {
        Map<Long, User> known = sourceUsers.stream().collect(Collectors.toMap(User::id, Function.identity(), (a, b) -> a));
        ids.forEach((id, cell) -> {
            if (!known.containsKey(id)) {
                wrong(cell, "the source has no user " + id, "remove the row, or run `drover inventory` again");
            }
        });
        List<String> without = sourceUsers.stream().filter(u -> !ids.containsKey(u.id())).map(User::username).limit(5).toList();
        if (!without.isEmpty()) {
            mistakes.add(1, 1, "users without a row: " + String.join(", ", without), "run `drover plan` again, or add them with the action skip");
        }
    }

    private void wrong(Cell cell, String what, String write) {
        mistakes.add(cell.line(), cell.column(), what, write);
    }
}
