package io.drover.simulator.graphql;

import io.drover.simulator.graphql.Definition.ObjectType;
import io.drover.simulator.graphql.Document.Operation;
import io.drover.simulator.graphql.Document.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a query before anything is looked up, in the words of GitLab's GraphQL library. */
final class Validation {
    private final Schema schema;
    private final Document document;
    private final Operation operation;
    private final List<GraphQlError> errors = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    Validation(Schema schema, Document document, Operation operation) {
        this.schema = schema;
        this.document = document;
        this.operation = operation;
    }

    List<GraphQlError> errors() {
        check(schema.object(operation.kind().equals("mutation") ? "Mutation" : "Query"), operation.selections(), new ArrayList<>(List.of(operation.kind())), Set.of());
        for (Document.Variable variable : operation.variables()) {
            if (!used.contains(variable.name())) {
                errors.add(new GraphQlError("Variable $" + variable.name() + " is declared by " + operation.words() + " but not used")
                        .at(variable.at())
                        .code("variableNotUsed", Map.of("variableName", variable.name())));
            }
        }
        return errors;
    }

    private void check(ObjectType type, List<Selection> selections, List<Object> path, Set<String> inside) {
        for (Selection selection : selections) {
            selection.directives().forEach(directive -> directive.arguments().values().forEach(value -> use(value, path)));
            switch (selection) {
                case Selection.Field field -> field(type, field, path, inside);
                case Selection.Inline inline -> fragment(inline.on() == null ? type.name() : inline.on(), inline.selections(), path, inside, operation.at());
                case Selection.Spread spread -> spread(spread, path, inside);
            }
        }
    }

    private void spread(Selection.Spread spread, List<Object> path, Set<String> inside) {
        Document.Fragment fragment = document.fragments().get(spread.fragment());
        if (fragment == null || inside.contains(spread.fragment())) {
            errors.add(new GraphQlError("Fragment " + spread.fragment() + (fragment == null ? " was used, but not defined" : " contains an infinite loop"))
                    .at(spread.at())
                    .path(path));
            return;
        }
        Set<String> deeper = new HashSet<>(inside);
        deeper.add(spread.fragment());
        fragment(fragment.on(), fragment.selections(), path, deeper, spread.at());
    }

    private void fragment(String on, List<Selection> selections, List<Object> path, Set<String> inside, Token at) {
        if (schema.find(on).orElse(null) instanceof ObjectType type) {
            check(type, selections, path, inside);
        } else {
            errors.add(new GraphQlError("No such type " + on + ", so it can't be a fragment condition").at(at).path(path));
        }
    }

    private void field(ObjectType type, Selection.Field field, List<Object> path, Set<String> inside) {
        if (field.name().equals("__typename")) {
            return;
        }
        List<Object> here = new ArrayList<>(path);
        here.add(field.key());
        Definition.Field defined = type.fields().get(field.name());
        if (defined == null) {
            add(field, here, "Field '" + field.name() + "' doesn't exist on type '" + type.name() + "'", "undefinedField",
                    Map.of("typeName", type.name(), "fieldName", field.name()));
            return;
        }
        arguments(defined, field, here);
        Definition returned = schema.type(defined.type().name());
        if (returned instanceof ObjectType object && field.selections().isEmpty()) {
            add(field, here, "Field must have selections (field '" + field.name() + "' returns " + object.name() + " but has no selections. Did you mean '"
                    + field.name() + " { ... }'?)", "selectionMismatch", Map.of("nodeName", "field '" + field.name() + "'", "typeName", object.name()));
        } else if (returned instanceof ObjectType object) {
            check(object, field.selections(), here, inside);
        } else if (!field.selections().isEmpty()) {
            add(field, here, "Selections can't be made on scalars (field '" + field.name() + "' returns " + returned.name() + " but has selections)",
                    "selectionMismatch", Map.of("nodeName", "field '" + field.name() + "'", "typeName", returned.name()));
        }
    }

    private void arguments(Definition.Field defined, Selection.Field field, List<Object> path) {
        field.arguments().forEach((name, value) -> {
            use(value, path);
            literal(defined.arguments().get(name), value, field, path);
            if (!defined.arguments().containsKey(name)) {
                add(field, path, "Field '" + field.name() + "' doesn't accept argument '" + name + "'", "argumentNotAccepted",
                        Map.of("name", field.name(), "typeName", "Field", "argumentName", name));
            }
        });
        List<String> missing = defined.arguments().values().stream()
                .filter(argument -> argument.mandatory() && !field.arguments().containsKey(argument.name()))
                .map(Definition.Argument::name)
                .toList();
        if (!missing.isEmpty()) {
            add(field, path, "Field '" + field.name() + "' is missing required arguments: " + String.join(", ", missing), "missingRequiredArguments",
                    Map.of("className", "Field", "name", field.name(), "arguments", String.join(", ", missing)));
        }
    }

    /** A value that is written out is looked at before anything is done; one with variables when they are known. */
    private void literal(Definition.@Nullable Argument argument, Literal value, Selection.Field field, List<Object> path) {
        if (argument == null || value.text().contains("$")) {
            return;
        }
        try {
            new Coercion(schema).arguments(Map.of(argument.name(), argument), Map.of(argument.name(), value), Map.of(), field.name());
        } catch (GraphQlError e) {
            errors.add(e.at(field.at()).path(path).code("argumentLiteralsIncompatible", Map.of("typeName", "Field", "argumentName", argument.name())));
        }
    }

    private void use(Literal value, List<Object> path) {
        switch (value) {
            case Literal.Variable variable -> {
                used.add(variable.name());
                if (operation.variables().stream().noneMatch(declared -> declared.name().equals(variable.name()))) {
                    errors.add(new GraphQlError("Variable $" + variable.name() + " is used by " + operation.words() + " but not declared")
                            .at(variable.at())
                            .path(path)
                            .code("variableNotDefined", Map.of("variableName", variable.name())));
                }
            }
            case Literal.Items items -> items.items().forEach(each -> use(each, path));
            case Literal.Members members -> members.members().values().forEach(each -> use(each, path));
            case Literal.Constant _, Literal.Word _ -> {}
        }
    }

    private void add(Selection.Field field, List<Object> path, String message, String code, Map<String, String> more) {
        errors.add(new GraphQlError(message).at(field.at()).path(path).code(code, more));
    }

    /** Values of the operation's variables. @throws GraphQlError for the first that does not fit */
    static Map<String, @Nullable Object> variables(Schema schema, Operation operation, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Document.Variable variable : operation.variables()) {
            boolean absent = !given.containsKey(variable.name());
            if (absent && variable.defaultValue() != null) {
                values.put(variable.name(), Coercion.read(variable.defaultValue(), Map.of()));
            } else if (!absent || variable.type().required()) {
                values.put(variable.name(), variable(schema, variable, given.get(variable.name())));
            }
        }
        return values;
    }

    private static @Nullable Object variable(Schema schema, Document.Variable variable, @Nullable Object value) {
        try {
            return new Coercion(schema).fit(variable.type(), value);
        } catch (Coercion.Misfit e) {
            GraphQlError error = new GraphQlError("Variable $" + variable.name() + " of type " + variable.type().text() + " was provided invalid value");
            Map<String, @Nullable Object> extensions = new LinkedHashMap<>();
            extensions.put("value", value);
            extensions.put("problems", List.of(Map.of("path", List.of(), "explanation", e.explanation())));
            error.at(variable.at()).json().put("extensions", extensions);
            throw error;
        }
    }
}
