package io.drover.simulator.graphql;

import io.drover.simulator.graphql.Definition.Argument;
import io.drover.simulator.graphql.Definition.EnumType;
import io.drover.simulator.graphql.Definition.Field;
import io.drover.simulator.graphql.Definition.InputType;
import io.drover.simulator.graphql.Definition.ObjectType;
import io.drover.simulator.graphql.Definition.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Parses the schema language: {@code type}, {@code input}, {@code enum} and {@code scalar}, each of them also after {@code extend}. */
final class SchemaParser {
    private final Cursor cursor;

    private SchemaParser(String text) {
        this.cursor = new Cursor(text);
    }

    static List<Definition> parse(String text) {
        SchemaParser parser = new SchemaParser(text);
        List<Definition> all = new ArrayList<>();
        while (!parser.cursor.ended()) {
            all.add(parser.definition());
        }
        return all;
    }

    private Definition definition() {
        cursor.took("extend");
        String kind = cursor.name();
        String name = cursor.name();
        return switch (kind) {
            case "type" -> new ObjectType(name, byName(cursor.list("{", "}", this::field), Field::name));
            case "input" -> new InputType(name, arguments("{", "}"));
            case "enum" -> new EnumType(name, new LinkedHashSet<>(cursor.list("{", "}", cursor::name)));
            case "scalar" -> new ScalarType(name);
            default -> throw cursor.unexpected("type, input, enum or scalar");
        };
    }

    private Field field() {
        String name = cursor.name();
        Map<String, Argument> arguments = arguments("(", ")");
        cursor.expect(":");
        return new Field(name, cursor.type(), arguments);
    }

    private Map<String, Argument> arguments(String open, String close) {
        Supplier<Argument> argument = () -> {
            String name = cursor.name();
            cursor.expect(":");
            TypeRef type = cursor.type();
            return new Argument(name, type, cursor.took("=") ? cursor.value() : null);
        };
        return byName(cursor.list(open, close, argument), Argument::name);
    }

    private static <T> Map<String, T> byName(List<T> all, java.util.function.Function<T, String> name) {
        Map<String, T> map = new LinkedHashMap<>();
        all.forEach(each -> map.put(name.apply(each), each));
        return map;
    }
}
