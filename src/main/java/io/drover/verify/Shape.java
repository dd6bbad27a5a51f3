package io.drover.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of an object is compared and what is not, with the reason. An attribute in neither list is reported as unlisted, so that a new
 * GitLab version cannot add something that nobody looked at.
 *
 * @param ignored reason by attribute
 */
record Shape(List<Field> fields, Map<String, String> ignored) {
    Shape {
        fields = List.copyOf(fields);
        ignored = Map.copyOf(ignored);
    }

    /** Top-level names of attributes that are compared. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        fields.forEach(f -> names.add(f.name().split("\\.", 2)[0]));
        return names;
    }

    boolean lists(String attribute) {
        return ignored.containsKey(attribute) || fields.stream().anyMatch(f -> f.name().equals(attribute) || f.name().startsWith(attribute + "."));
    }

    static Builder shape() {
        return new Builder();
    }

    /** Reads like the table it writes. */
    static final class Builder {
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, String> ignored = new LinkedHashMap<>();

        Builder values(String... names) {
            return add(Field.Kind.VALUE, names);
        }

        Builder named(String... names) {
            return add(Field.Kind.NAMED, names);
        }

        Builder texts(String... names) {
            return add(Field.Kind.TEXT, names);
        }

        Builder caseless(String... names) {
            return add(Field.Kind.CASELESS, names);
        }

        Builder flags(String... names) {
            return add(Field.Kind.FLAG, names);
        }

        Builder times(String... names) {
            return add(Field.Kind.TIME, names);
        }

        Builder user(String... names) {
            return add(Field.Kind.USER, names);
        }

        Builder users(String... names) {
            return add(Field.Kind.USERS, names);
        }

        Builder sets(String... names) {
            return add(Field.Kind.SET, names);
        }

        Builder addresses(String... names) {
            return add(Field.Kind.ADDRESS, names);
        }

        Builder secrets(String... names) {
            return add(Field.Kind.SECRET, names);
        }

        Builder object(String name, Shape shape) {
            fields.add(Field.object(name, shape));
            return this;
        }

        Builder records(String name, String word, Shape shape, String... match) {
            fields.add(Field.records(name, word, shape, match));
            return this;
        }

        Builder ignore(String reason, String... names) {
            for (String name : names) {
                ignored.put(name, reason);
            }
            return this;
        }

        Shape done() {
            return new Shape(fields, ignored);
        }

        private Builder add(Field.Kind kind, String... names) {
            for (String name : names) {
                fields.add(Field.of(name, kind));
            }
            return this;
        }
    }
}
