package io.drover.archive;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks through one JSON document, telling a listener about its attributes. Nothing but the path to the current place is held; strings pass by
 * unread unless the listener asks for them.
 */
final class RecordWalk {
    /** What a walk tells. {@code depth} is 1 for the attributes of the record itself. */
    interface Listener {
        /** A scalar attribute; {@code value} is good for this call only. */
        void attribute(Node node, String key, Value value);

        /** An object or array is over. */
        default void ended(Node node) {}
    }

    /** A scalar not yet read. */
    static final class Value {
        private final JsonParser json;

        private Value(JsonParser json) {
            this.json = json;
        }

        boolean isNull() {
            return json.currentToken() == JsonToken.VALUE_NULL;
        }

        boolean isTrue() {
            return json.currentToken() == JsonToken.VALUE_TRUE;
        }

        /** The whole number here, or null when it is something else or beyond a long. */
        @Nullable Long number() {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                return null;
            }
            return json.getLongValue();
        }

        /** The string here, or null when it is something else. */
        @Nullable String text() {
            return json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : null;
        }
    }

    /** An object or array on the path to the current place, with room for what listeners want to remember. */
    static final class Node {
        final @Nullable Node parent;
        /** The attribute it is the value of; within an array that of the array; empty for the record itself. */
        final String key;

        final boolean array;
        final int depth;
        @Nullable Long authorId;
        @Nullable String authorName;
        /** Has a noteable_type. */
        boolean note;
        /** A merge request with its merge_request_diff. */
        boolean diff;
        /** A merge request's projects. */
        @Nullable Long source;

        @Nullable Long target;
        @Nullable Map<String, String> texts;

        Node(@Nullable Node parent, String key, boolean array) {
            this.parent = parent;
            this.key = key;
            this.array = array;
            this.depth = parent == null ? 1 : parent.depth + 1;
        }
    }

    private final Listener listener;

    RecordWalk(Listener listener) {
        this.listener = listener;
    }

    /**
     * False when the document is just {@code null}.
     *
     * @throws io.drover.problem.ProblemException ({@link ArchiveProblem#ARCHIVE_NOT_JSON}) when it is not exactly one JSON value
     */
    boolean walk(InputStream document, String place) {
        try (JsonParser json = Json.parser(document)) {
            Deque<Node> path = new ArrayDeque<>();
            Value value = new Value(json);
            String key = "";
            boolean any = false;
            boolean nothing = false;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (any && path.isEmpty()) {
                    throw ArchiveProblem.ARCHIVE_NOT_JSON.exception("a second value follows the first", place);
                }
                any = true;
                nothing = token == JsonToken.VALUE_NULL && path.isEmpty();
                Node node = path.peek();
                switch (token) {
                    case PROPERTY_NAME -> key = json.currentName();
                    case START_OBJECT, START_ARRAY -> path.push(child(node, key, token == JsonToken.START_ARRAY));
                    case END_OBJECT, END_ARRAY -> listener.ended(path.pop());
                    default -> {
                        if (node != null && !node.array) {
                            listener.attribute(node, key, value);
                        }
                    }
                }
            }
            if (!any || !path.isEmpty()) {
                throw ArchiveProblem.ARCHIVE_NOT_JSON.exception("the JSON ends too early", place);
            }
            return !nothing;
        } catch (JacksonException e) {
            throw Json.problem(e, place);
        }
    }

    private static Node child(@Nullable Node parent, String key, boolean array) {
        if (parent != null && parent.array) {
            return new Node(parent, parent.key, array);
        }
        return new Node(parent, key, array);
    }
}
