package io.drover.simulator.graphql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it is written in a query or as a default in the schema. */
sealed interface Literal {
    /** String, Long, Double, Boolean or null. */
    record Constant(@Nullable Object value) implements Literal {}

    /** A value of an enumeration. */
    record Word(String name) implements Literal {}

    record Variable(String name, Token at) implements Literal {}

    record Items(List<Literal> items) implements Literal {}

    record Members(Map<String, Literal> members) implements Literal {}

    /** As GraphQL writes it. */
    default String text() {
        return switch (this) {
            case Constant constant -> constant.value instanceof String text ? "\"" + text + "\"" : String.valueOf(constant.value);
            case Word word -> word.name;
            case Variable variable -> "$" + variable.name;
            case Items all -> "[" + String.join(", ", all.items.stream().map(Literal::text).toList()) + "]";
            case Members all -> "{" + String.join(", ", all.members.entrySet().stream().map(m -> m.getKey() + ": " + m.getValue().text()).toList()) + "}";
        };
    }
}
