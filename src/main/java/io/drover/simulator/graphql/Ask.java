package io.drover.simulator.graphql;

import io.drover.simulator.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field being asked for.
 *
 * @param user who asks; null when anonymous
 * @param parent the object the field belongs to; for the fields of {@code Query} and {@code Mutation} an empty map
 * @param arguments checked against the schema, defaults filled in; absent ones are not there
 */
public record Ask(@Nullable Row user, Object parent, Map<String, @Nullable Object> arguments) {
    /** The parent, where it is a row. */
    public Row row() {
        return (Row) parent;
    }

    public Optional<String> text(String argument) {
        return Optional.ofNullable(arguments.get(argument)).map(Object::toString);
    }

    /** An argument that the schema requires. */
    public String requireText(String argument) {
        return Objects.requireNonNull(arguments.get(argument), argument).toString();
    }

    public Optional<Long> number(String argument) {
        return Optional.ofNullable((Long) arguments.get(argument));
    }

    public Optional<Boolean> flag(String argument) {
        return Optional.ofNullable((Boolean) arguments.get(argument));
    }

    public List<String> list(String argument) {
        return arguments.get(argument) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    /** The {@code input} of a mutation. */
    public Ask input() {
        return arguments.get("input") instanceof Map<?, ?> input ? new Ask(user, parent, Coercion.strings(input)) : this;
    }
}
