package io.drover.simulator.graphql;

import io.drover.simulator.Row;
import io.drover.simulator.graphql.Definition.EnumType;
import io.drover.simulator.graphql.Definition.InputType;
import io.drover.simulator.graphql.Definition.ObjectType;
import io.drover.simulator.graphql.Definition.ScalarType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked: types and fields in the schema language, and resolvers for them. A field without a resolver is the map's entry of its name, or the row's
 * column of its name with underscores.
 *
 * <pre>{@code
 * schema.define("extend type Query { currentUser: UserCore }")
 *       .resolve("Query.currentUser", Ask::user);
 * }</pre>
 */
public final class Schema {
    private final Map<String, Definition> types = new LinkedHashMap<>();
    private final Map<String, Resolver> resolvers = new LinkedHashMap<>();

    public Schema() {
        Set.of("ID", "String", "Int", "Float", "Boolean", "Time", "Date", "BigInt").forEach(name -> types.put(name, new ScalarType(name)));
    }

    /** Adds types; what is there already under the same name gets the new fields or values as well. */
    public Schema define(String schemaLanguage) {
        SchemaParser.parse(schemaLanguage).forEach(type -> types.merge(type.name(), type, Schema::extended));
        return this;
    }

    /** @param coordinate {@code Type.field} */
    public Schema resolve(String coordinate, Resolver resolver) {
        resolvers.put(coordinate, resolver);
        return this;
    }

    private static Definition extended(Definition old, Definition more) {
        switch (old) {
            case ObjectType type when more instanceof ObjectType also -> type.fields().putAll(also.fields());
            case InputType type when more instanceof InputType also -> type.fields().putAll(also.fields());
            case EnumType type when more instanceof EnumType also -> type.values().addAll(also.values());
            default -> throw new IllegalArgumentException(old.name() + " is of another kind already");
        }
        return old;
    }

    /** @throws IllegalArgumentException when the schema names a type that nobody defined */
    Definition type(String name) {
        Definition type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no type " + name + " in the schema");
        }
        return type;
    }

    Optional<Definition> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    ObjectType object(String name) {
        return (ObjectType) type(name);
    }

    Resolver resolver(ObjectType type, Definition.Field field) {
        Resolver own = resolvers.get(type.name() + "." + field.name());
        return own != null ? own : ask -> stored(ask.parent(), field.name());
    }

    private static @Nullable Object stored(Object parent, String field) {
        return switch (parent) {
            case Row row -> row.get(field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
            case Map<?, ?> map -> map.get(field);
            default -> throw new IllegalArgumentException("no field " + field + " in a " + parent.getClass());
        };
    }
}
