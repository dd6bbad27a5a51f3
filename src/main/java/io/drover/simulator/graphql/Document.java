package io.drover.simulator.graphql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed request. */
record Document(List<Operation> operations, Map<String, Fragment> fragments) {
    /** @param kind {@code query} or {@code mutation} */
    record Operation(String kind, @Nullable String name, List<Variable> variables, List<Selection> selections, Token at) {
        String words() {
            return name == null ? "anonymous " + kind : name;
        }
    }

    record Variable(String name, TypeRef type, @Nullable Literal defaultValue, Token at) {}

    record Fragment(String name, String on, List<Selection> selections) {}

    record Directive(String name, Map<String, Literal> arguments) {}

    /** What a query asks of an object. */
    sealed interface Selection {
        List<Directive> directives();

        /** @param key under which the answer stands: the alias, if there is one */
        record Field(String key, String name, Map<String, Literal> arguments, List<Directive> directives, List<Selection> selections, Token at) implements Selection {}

        record Spread(String fragment, List<Directive> directives, Token at) implements Selection {}

        record Inline(@Nullable String on, List<Directive> directives, List<Selection> selections) implements Selection {}
    }

    /** @throws GraphQlError when the name does not tell which one */
    Operation operation(@Nullable String name) {
        return operations.stream()
                .filter(each -> name == null ? operations.size() == 1 : name.equals(each.name))
                .findFirst()
                .orElseThrow(() -> new GraphQlError(name == null ? "An operation name is required" : "No operation named \"" + name + "\""));
    }
}
