package io.drover.verify;

import io.drover.verify.Leaf.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes a canonical record apart into the elements of its lists, those in elements of lists too: the notes of the discussions of an issue. */
final class Parts {
    /** 64 bits name an element among those of one record; whether it is the same is for the record's whole digest to say. */
    private static final int SHORT = 16;

    private final String url;
    private final List<Part> parts = new ArrayList<>();

    private Parts(String url) {
        this.url = url;
    }

    static List<Part> of(ObjectNode canonical, Shape shape, String url) {
        Parts all = new Parts(url);
        all.rest(canonical, shape);
        return List.copyOf(all.parts);
    }

    /** What remains of an object when its lists of records are taken out. */
    private ObjectNode rest(ObjectNode object, Shape shape) {
        ObjectNode rest = object.deepCopy();
        for (Field field : shape.fields()) {
            Shape inner = field.shape();
            JsonNode value = object.path(field.name());
            if (field.kind() == Field.Kind.RECORDS && inner != null) {
                rest.remove(field.name());
                value.forEach(element -> element(field.word(), (ObjectNode) element, inner));
            }
        }
        return rest;
    }

    private void element(String word, ObjectNode element, Shape shape) {
        ObjectNode rest = rest(element, shape);
        parts.add(new Part(Digest.of(rest, url).substring(0, SHORT), words(word, element)));
    }

    private static String words(String word, ObjectNode element) {
        StringBuilder words = new StringBuilder(word);
        for (String name : List.of("key", "name", "title")) {
            if (element.path(name).isString()) {
                words.append(' ').append(element.path(name).asString());
                break;
            }
        }
        for (String name : List.of("author", "user")) {
            if (element.path(name).isString()) {
                words.append(" by ").append(element.path(name).asString());
            }
        }
        return element.path("created_at").isString() ? words.append(" of ").append(element.path("created_at").asString()).toString() : words.toString();
    }
}
