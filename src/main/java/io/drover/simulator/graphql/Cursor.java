package io.drover.simulator.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Walks through tokens; knows what queries and schemas write alike: types and values. */
final class Cursor {
    private final List<Token> tokens;
    private int at;

    Cursor(String text) {
        this.tokens = new Lexer(text).tokens();
    }

    Token peek() {
        return tokens.get(at);
    }

    boolean ended() {
        return peek().kind() == Token.Kind.END;
    }

    /** Takes this token if it comes next. */
    boolean took(String text) {
        boolean next = peek().is(text);
        at += next ? 1 : 0;
        return next;
    }

    void expect(String text) {
        if (!took(text)) {
            throw unexpected("\"" + text + "\"");
        }
    }

    String name() {
        if (peek().kind() != Token.Kind.NAME) {
            throw unexpected("NAME");
        }
        return tokens.get(at++).text();
    }

    GraphQlError unexpected(String wanted) {
        String actual = ended() ? "(none)" : "\"" + peek().text() + "\"";
        return GraphQlError.syntax("Expected " + wanted + ", actual: " + actual, peek());
    }

    /** {@code open item* close}, none at all when {@code open} does not come next. */
    <T> List<T> list(String open, String close, Supplier<T> item) {
        List<T> items = new ArrayList<>();
        if (took(open)) {
            while (!took(close)) {
                items.add(item.get());
            }
        }
        return List.copyOf(items);
    }

    TypeRef type() {
        TypeRef type;
        if (took("[")) {
            type = new TypeRef.ListOf(type());
            expect("]");
        } else {
            type = new TypeRef.Named(name());
        }
        return took("!") ? new TypeRef.Required(type) : type;
    }

    /** {@code name: value} pairs between these brackets. */
    Map<String, Literal> pairs(String open, String close) {
        Map<String, Literal> pairs = new LinkedHashMap<>();
        if (took(open)) {
            while (!took(close)) {
                String name = name();
                expect(":");
                pairs.put(name, value());
            }
        }
        return pairs;
    }

    Literal value() {
        Token token = peek();
        if (took("$")) {
            return new Literal.Variable(name(), token);
        }
        if (token.is("[")) {
            return new Literal.Items(list("[", "]", this::value));
        }
        if (token.is("{")) {
            return new Literal.Members(pairs("{", "}"));
        }
        at++;
        return switch (token.kind()) {
            case STRING -> new Literal.Constant(token.text());
            case INT -> new Literal.Constant(Long.parseLong(token.text()));
            case FLOAT -> new Literal.Constant(Double.parseDouble(token.text()));
            case NAME -> word(token.text());
            case PUNCTUATION, END -> {
                at--;
                throw unexpected("a value");
            }
        };
    }

    private static Literal word(String text) {
        return switch (text) {
            case "true" -> new Literal.Constant(true);
            case "false" -> new Literal.Constant(false);
            case "null" -> new Literal.Constant(null);
            default -> new Literal.Word(text);
        };
    }
}
