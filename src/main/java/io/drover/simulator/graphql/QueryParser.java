package io.drover.simulator.graphql;

import io.drover.simulator.graphql.Document.Directive;
import io.drover.simulator.graphql.Document.Fragment;
import io.drover.simulator.graphql.Document.Operation;
import io.drover.simulator.graphql.Document.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses queries and mutations, with fragments, variables and directives. */
final class QueryParser {
    private final Cursor cursor;

    private QueryParser(String text) {
        this.cursor = new Cursor(text);
    }

    /** @throws GraphQlError when it is not GraphQL */
    static Document parse(String text) {
        return new QueryParser(text).document();
    }

    private Document document() {
        List<Operation> operations = new ArrayList<>();
        Map<String, Fragment> fragments = new LinkedHashMap<>();
        do {
            if (cursor.took("fragment")) {
                Fragment fragment = fragment();
                fragments.put(fragment.name(), fragment);
            } else {
                operations.add(operation());
            }
        } while (!cursor.ended());
        return new Document(List.copyOf(operations), fragments);
    }

    private Fragment fragment() {
        String name = cursor.name();
        cursor.expect("on");
        return new Fragment(name, cursor.name(), selections());
    }

    private Operation operation() {
        Token at = cursor.peek();
        if (at.is("{")) {
            return new Operation("query", null, List.of(), selections(), at);
        }
        String kind = cursor.took("mutation") ? "mutation" : "query";
        if (kind.equals("query")) {
            cursor.expect("query");
        }
        String name = cursor.peek().kind() == Token.Kind.NAME ? cursor.name() : null;
        List<Document.Variable> variables = cursor.list("(", ")", this::variable);
        directives();
        return new Operation(kind, name, variables, selections(), at);
    }

    private Document.Variable variable() {
        Token at = cursor.peek();
        cursor.expect("$");
        String name = cursor.name();
        cursor.expect(":");
        TypeRef type = cursor.type();
        return new Document.Variable(name, type, cursor.took("=") ? cursor.value() : null, at);
    }

    private List<Selection> selections() {
        if (!cursor.peek().is("{")) {
            throw cursor.unexpected("\"{\"");
        }
        return cursor.list("{", "}", this::selection);
    }

    private Selection selection() {
        Token at = cursor.peek();
        if (cursor.took("...")) {
            boolean typed = cursor.took("on");
            if (!typed && cursor.peek().kind() == Token.Kind.NAME) {
                return new Selection.Spread(cursor.name(), directives(), at);
            }
            String on = typed ? cursor.name() : null;
            return new Selection.Inline(on, directives(), selections());
        }
        String key = cursor.name();
        String name = cursor.took(":") ? cursor.name() : key;
        Map<String, Literal> arguments = cursor.pairs("(", ")");
        List<Directive> directives = directives();
        return new Selection.Field(key, name, arguments, directives, cursor.peek().is("{") ? selections() : List.of(), at);
    }

    private List<Directive> directives() {
        List<Directive> directives = new ArrayList<>();
        while (cursor.took("@")) {
            directives.add(new Directive(cursor.name(), cursor.pairs("(", ")")));
        }
        return List.copyOf(directives);
    }
}
