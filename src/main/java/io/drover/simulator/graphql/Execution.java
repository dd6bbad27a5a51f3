package io.drover.simulator.graphql;

import io.drover.simulator.Row;
import io.drover.simulator.graphql.Definition.ObjectType;
import io.drover.simulator.graphql.Document.Operation;
import io.drover.simulator.graphql.Document.Selection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out a valid operation, field by field in the order of the query; so mutations come one after the other. */
final class Execution {
    private final Schema schema;
    private final Document document;
    private final @Nullable Row user;
    private final Map<String, @Nullable Object> variables;
    private final List<GraphQlError> errors = new ArrayList<>();

    Execution(Schema schema, Document document, @Nullable Row user, Map<String, @Nullable Object> variables) {
        this.schema = schema;
        this.document = document;
        this.user = user;
        this.variables = variables;
    }

    /** A required field was null: so is the nearest object around it that may be. */
    private static final class NullInside extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NullInside() {
            super("null inside", null, false, false);
        }
    }

    /** {@code data} and, when there are any, {@code errors}. */
    Map<String, @Nullable Object> answer(Operation operation) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        try {
            answer.put("data", object(schema.object(operation.kind().equals("mutation") ? "Mutation" : "Query"), Map.of(), operation.selections(), List.of()));
        } catch (NullInside e) {
            answer.put("data", null);
        }
        if (!errors.isEmpty()) {
            answer.put("errors", new ArrayList<>(errors.stream().map(GraphQlError::json).toList()));
        }
        return answer;
    }

    private Map<String, @Nullable Object> object(ObjectType type, Object value, List<Selection> selections, List<Object> path) {
        Map<String, List<Selection.Field>> fields = new LinkedHashMap<>();
        collect(type, selections, fields);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        fields.forEach((key, asked) -> {
            List<Object> here = new ArrayList<>(path);
            here.add(key);
            answer.put(key, field(type, value, asked, here));
        });
        return answer;
    }

    /** Fields by the key they answer under; the same key asked for twice is one field with both selections. */
    private void collect(ObjectType type, List<Selection> selections, Map<String, List<Selection.Field>> into) {
        for (Selection selection : selections) {
            if (skipped(selection)) {
                continue;
            }
            switch (selection) {
                case Selection.Field field -> into.computeIfAbsent(field.key(), key -> new ArrayList<>()).add(field);
                case Selection.Inline inline -> {
                    if (inline.on() == null || inline.on().equals(type.name())) {
                        collect(type, inline.selections(), into);
                    }
                }
                case Selection.Spread spread -> {
                    Document.Fragment fragment = document.fragments().get(spread.fragment());
                    if (fragment != null && fragment.on().equals(type.name())) {
                        collect(type, fragment.selections(), into);
                    }
                }
            }
        }
    }

    private boolean skipped(Selection selection) {
        return selection.directives().stream().anyMatch(directive -> {
            Literal condition = directive.arguments().getOrDefault("if", new Literal.Constant(true));
            boolean met = Boolean.TRUE.equals(Coercion.read(condition, variables));
            return directive.name().equals("skip") && met || directive.name().equals("include") && !met;
        });
    }

    private @Nullable Object field(ObjectType type, Object parent, List<Selection.Field> asked, List<Object> path) {
        Selection.Field first = asked.getFirst();
        Definition.Field defined = type.fields().get(first.name());
        if (defined == null) {
            return type.name();
        }
        List<Selection> selections = asked.stream().flatMap(each -> each.selections().stream()).toList();
        try {
            Map<String, @Nullable Object> arguments = new Coercion(schema).arguments(defined.arguments(), first.arguments(), variables, first.name());
            Object value = schema.resolver(type, defined).resolve(new Ask(user, parent, arguments));
            return complete(defined.type(), value, selections, path);
        } catch (GraphQlError e) {
            errors.add(e.at(first.at()).path(path));
        } catch (NullInside e) {
            // The error that made it null is recorded already.
        }
        if (defined.type().required()) {
            throw new NullInside();
        }
        return null;
    }

    private @Nullable Object complete(TypeRef type, @Nullable Object value, List<Selection> selections, List<Object> path) {
        if (value == null) {
            if (type.required()) {
                throw new GraphQlError("Cannot return null for non-nullable field " + path.getLast());
            }
            return null;
        }
        return switch (type.optional()) {
            case TypeRef.ListOf list -> items(list.item(), (List<?>) value, selections, path);
            case TypeRef.Named named -> schema.type(named.type()) instanceof ObjectType object ? object(object, value, selections, path) : scalar(value);
            case TypeRef.Required _ -> throw new IllegalStateException("a type is required once");
        };
    }

    /** Times have no fractions of a second here, other than over REST. */
    private static Object scalar(Object value) {
        return value instanceof Instant time ? time.truncatedTo(ChronoUnit.SECONDS).toString() : value;
    }

    private List<@Nullable Object> items(TypeRef type, List<?> values, List<Selection> selections, List<Object> path) {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            List<Object> here = new ArrayList<>(path);
            here.add(i);
            try {
                items.add(complete(type, values.get(i), selections, here));
            } catch (NullInside e) {
                if (type.required()) {
                    throw e;
                }
                items.add(null);
            }
        }
        return items;
    }
}
