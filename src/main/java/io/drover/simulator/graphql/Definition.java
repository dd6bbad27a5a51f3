package io.drover.simulator.graphql;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type of the schema. */
sealed interface Definition {
    String name();

    record ObjectType(String name, Map<String, Field> fields) implements Definition {}

    record InputType(String name, Map<String, Argument> fields) implements Definition {}

    record EnumType(String name, Set<String> values) implements Definition {}

    record ScalarType(String name) implements Definition {}

    record Field(String name, TypeRef type, Map<String, Argument> arguments) {}

    record Argument(String name, TypeRef type, @Nullable Literal defaultValue) {
        boolean mandatory() {
            return type.required() && defaultValue == null;
        }
    }
}
