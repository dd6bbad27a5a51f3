package io.drover.verify;

import io.drover.connector.SourceUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Users of the destination of a direct transfer. A placeholder user is named by the source user it stands for: {@code ?@ann}, or
 * {@code ?~Ann} when she has no user here. Asks for them when the first user is named.
 */
final class PlaceholderPeople implements People {
    /** Stands for everybody beyond the limit of placeholder users. */
    private static final String IMPORT_USER = MARK + "Import User";

    private final People real;
    private final SourcePeople here;
    private final Supplier<List<SourceUser>> sourceUsers;
    private @Nullable Map<Long, String> names;

    PlaceholderPeople(People real, SourcePeople here, Supplier<List<SourceUser>> sourceUsers) {
        this.real = real;
        this.here = here;
        this.sourceUsers = sourceUsers;
    }

    @Override
    public String name(JsonNode user) {
        long id = user.isObject() ? user.path("id").asLong(-1) : user.asLong(-1);
        String placeholder = names().get(id);
        return placeholder == null ? real.name(user) : placeholder;
    }

    private Map<Long, String> names() {
        Map<Long, String> known = names;
        if (known == null) {
            known = new HashMap<>();
            for (SourceUser person : sourceUsers.get()) {
                add(person, known);
            }
            names = known;
        }
        return known;
    }

    private void add(SourceUser person, Map<Long, String> known) {
        if (person.placeholder().isEmpty() || !person.identifier().matches("\\d{1,18}")) {
            return;
        }
        String name = here.name(Long.parseLong(person.identifier()), person.name());
        known.merge(person.placeholder().get().id(), MARK + name, (one, other) -> IMPORT_USER);
    }

    static boolean importUser(String name) {
        return name.equals(IMPORT_USER);
    }
}
