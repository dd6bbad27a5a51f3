package io.drover.simulator.graphql;

import io.drover.simulator.graphql.Definition.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes values fit the types of the schema, or says why they do not. */
final class Coercion {
    private final Schema schema;

    Coercion(Schema schema) {
        this.schema = schema;
    }

    /** A value that does not fit. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misfit(String explanation) {
            super(explanation);
        }

        String explanation() {
            return String.valueOf(getMessage());
        }
    }

    /** The value of a variable as the client sent it. @throws Misfit */
    @Nullable Object fit(TypeRef type, @Nullable Object value) {
        return switch (type) {
            case TypeRef.Required required -> {
                if (value == null) {
                    throw new Misfit("Expected value to not be null");
                }
                yield fit(required.of(), value);
            }
            case TypeRef.ListOf list -> value == null ? null : items(list.item(), value instanceof List<?> many ? many : List.of(value));
            case TypeRef.Named named -> value == null ? null : named(named.type(), value);
        };
    }

    private List<@Nullable Object> items(TypeRef type, List<?> values) {
        List<@Nullable Object> items = new ArrayList<>();
        values.forEach(each -> items.add(fit(type, each)));
        return items;
    }

    private Object named(String type, Object value) {
        return switch (schema.type(type)) {
            case Definition.EnumType allowed when value instanceof String word && allowed.values().contains(word) -> word;
            case Definition.InputType input when value instanceof Map<?, ?> map -> members(input, strings(map));
            case Definition.ScalarType scalar -> scalar(scalar.name(), value).orElseThrow(() -> misfit(type, value));
            default -> throw misfit(type, value);
        };
    }

    private static Misfit misfit(String type, Object value) {
        return new Misfit("Could not coerce value " + (value instanceof String ? "\"" + value + "\"" : value) + " to " + type);
    }

    private Map<String, @Nullable Object> members(Definition.InputType input, Map<String, @Nullable Object> given) {
        given.keySet().stream().filter(name -> !input.fields().containsKey(name)).findFirst().ifPresent(unknown -> {
            throw new Misfit("Field is not defined on " + input.name());
        });
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        input.fields().forEach((name, field) -> {
            if (given.containsKey(name) || field.mandatory()) {
                members.put(name, fit(field.type(), given.get(name)));
            } else if (field.defaultValue() != null) {
                members.put(name, read(field.defaultValue(), Map.of()));
            }
        });
        return members;
    }

    private static Optional<Object> scalar(String type, Object value) {
        return switch (type) {
            case "Int" -> value instanceof Integer || value instanceof Long ? Optional.of(((Number) value).longValue()) : Optional.empty();
            case "Float" -> value instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
            case "Boolean" -> value instanceof Boolean ? Optional.of(value) : Optional.empty();
            case "ID" -> value instanceof String || value instanceof Number ? Optional.of(value.toString()) : Optional.empty();
            default -> value instanceof String ? Optional.of(value) : Optional.empty();
        };
    }

    /** What a literal stands for; a variable that was not given is null. */
    static @Nullable Object read(Literal literal, Map<String, @Nullable Object> variables) {
        return switch (literal) {
            case Literal.Constant constant -> constant.value();
            case Literal.Word word -> word.name();
            case Literal.Variable variable -> variables.get(variable.name());
            case Literal.Items items -> {
                List<@Nullable Object> values = new ArrayList<>();
                items.items().forEach(each -> values.add(read(each, variables)));
                yield values;
            }
            case Literal.Members members -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                members.members().forEach((name, each) -> {
                    if (!(each instanceof Literal.Variable variable) || variables.containsKey(variable.name())) {
                        values.put(name, read(each, variables));
                    }
                });
                yield values;
            }
        };
    }

    /** The arguments of one field. @throws GraphQlError */
    Map<String, @Nullable Object> arguments(Map<String, Argument> declared, Map<String, Literal> given, Map<String, @Nullable Object> variables, String of) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        declared.forEach((name, argument) -> {
            Literal literal = given.get(name);
            boolean absent = literal == null || literal instanceof Literal.Variable variable && !variables.containsKey(variable.name());
            if (absent && argument.defaultValue() != null) {
                values.put(name, read(argument.defaultValue(), Map.of()));
            } else if (!absent || argument.mandatory()) {
                values.put(name, argument(argument, literal, variables, of));
            }
        });
        return values;
    }

    private @Nullable Object argument(Argument argument, @Nullable Literal literal, Map<String, @Nullable Object> variables, String of) {
        try {
            return fit(argument.type(), literal == null ? null : read(literal, variables));
        } catch (Misfit e) {
            String shown = literal == null ? "null" : literal.text();
            throw new GraphQlError("Argument '" + argument.name() + "' on Field '" + of + "' has an invalid value (" + shown + "). Expected type '"
                    + argument.type().text() + "'.");
        }
    }

    static Map<String, @Nullable Object> strings(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
