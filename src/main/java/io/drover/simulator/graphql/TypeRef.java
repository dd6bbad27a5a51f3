package io.drover.simulator.graphql;

/** A type as fields, arguments and variables name it: {@code [ID!]!}. */
sealed interface TypeRef {
    record Named(String type) implements TypeRef {}

    record ListOf(TypeRef item) implements TypeRef {}

    record Required(TypeRef of) implements TypeRef {}

    /** The named type inside. */
    default String name() {
        return switch (this) {
            case Named named -> named.type;
            case ListOf list -> list.item.name();
            case Required required -> required.of.name();
        };
    }

    default boolean required() {
        return this instanceof Required;
    }

    /** Without the exclamation mark. */
    default TypeRef optional() {
        return this instanceof Required required ? required.of : this;
    }

    default String text() {
        return switch (this) {
            case Named named -> named.type;
            case ListOf list -> "[" + list.item.text() + "]";
            case Required required -> required.of.text() + "!";
        };
    }
}
