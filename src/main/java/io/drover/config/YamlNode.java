package io.drover.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A place in a {@link YamlDocument}: a value, or the place where one is absent. Accessors return empty for an absent value and for a wrong
 * one; only the wrong one, and an absent one that is {@link #required}, is noted as a mistake. {@code null} and {@code ~} count as absent.
 */
public final class YamlNode {
    private final Mistakes mistakes;
    private final @Nullable Node node;
    private final String name;
    private final int line;
    private final int column;
    private final int keyLine;
    private final int keyColumn;
    private final Map<String, YamlNode> children = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param name      key or {@code item 3}; empty for the whole document
     * @param keyLine   where its key is, or the parent's place when it is absent
     */
    YamlNode(Mistakes mistakes, @Nullable Node node, String name, int keyLine, int keyColumn) {
        this.mistakes = mistakes;
        this.node = node == null || Tag.NULL.equals(node.getTag()) ? null : node;
        this.name = name;
        Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
        this.keyLine = keyLine;
        this.keyColumn = keyColumn;
        this.line = mark.map(m -> m.getLine() + 1).orElse(keyLine);
        this.column = mark.map(m -> m.getColumn() + 1).orElse(keyColumn);
        if (this.node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::adopt);
        }
    }

    private void adopt(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
            new YamlNode(mistakes, tuple.getKeyNode(), "", line, column).wrong("a key must be one word", "");
            return;
        }
        YamlNode key = new YamlNode(mistakes, tuple.getKeyNode(), scalar.getValue(), line, column);
        YamlNode child = new YamlNode(mistakes, tuple.getValueNode(), scalar.getValue(), key.line, key.column);
        YamlNode first = children.putIfAbsent(scalar.getValue(), child);
        if (first != null) {
            key.wrong("'" + scalar.getValue() + "' is here twice", "keep this one or the one of line " + first.line);
        }
    }

    public boolean present() {
        return node != null;
    }

    /** From 1; of the surrounding mapping when absent. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }

    /** The value of a key, perhaps absent. The key counts as known from now on. */
    public YamlNode at(String key) {
        known.add(key);
        YamlNode child = children.get(key);
        return child == null ? new YamlNode(mistakes, null, key, line, column) : child;
    }

    /** Notes a mistake when absent. @param write an example of what to write */
    public YamlNode required(String write) {
        if (node == null) {
            wrong(name.isEmpty() ? "the file is empty" : "'" + name + "' is missing", "write " + write);
        }
        return this;
    }

    /** A text, number or truth value as it is written. @param form what it should be, in words: {@code a full path} */
    public Optional<String> text(String form) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        if (node != null) {
            wrong(subject() + " is a " + kind(node), "write " + form);
        }
        return Optional.empty();
    }

    /** A text turned into something. @param parser throws {@link IllegalArgumentException} when the text has not that form */
    public <T> Optional<T> parsed(Function<String, T> parser, String form) {
        return text(form).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException e) {
                wrong(subject() + " is '" + text + "'", "write " + form);
                return Optional.empty();
            }
        });
    }

    /** A whole number within bounds, both included. */
    public Optional<Integer> integer(int least, int most) {
        return parsed(
                text -> {
                    int value = Integer.parseInt(text.strip());
                    if (value < least || value > most) {
                        throw new IllegalArgumentException("out of bounds");
                    }
                    return value;
                },
                "a whole number from " + least + " to " + most);
    }

    /** {@code true} or {@code false}; {@code yes} and {@code no} are also understood. */
    public Optional<Boolean> bool() {
        return parsed(
                text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes" -> true;
                    case "false", "no" -> false;
                    default -> throw new IllegalArgumentException("neither");
                },
                "true or false");
    }

    /** One of some words. */
    public <T> Optional<T> choice(Map<String, T> words) {
        String list = String.join(", ", words.keySet());
        return text("one of " + list).flatMap(text -> {
            T value = words.get(text);
            if (value == null) {
                wrong(subject() + " is '" + text + "'", Spelling.didYouMean(text, words.keySet(), "write one of " + list));
            }
            return Optional.ofNullable(value);
        });
    }

    /** The members of a list; empty when absent. */
    public List<YamlNode> items(String form) {
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node member : sequence.getValue()) {
                items.add(new YamlNode(mistakes, member, "item " + (items.size() + 1), line, column));
            }
            return items;
        }
        if (node != null) {
            wrong(subject() + " is a " + kind(node), "write a list of " + form);
        }
        return List.of();
    }

    /** The keys of a mapping in the order written; all count as known. Empty when absent. */
    public Map<String, YamlNode> entries() {
        mapping();
        known.addAll(children.keySet());
        return Collections.unmodifiableMap(children);
    }

    /** Notes a mistake for every key that was not asked for with {@link #at}, and when this is no mapping. Call it last. */
    public void noOtherKeys() {
        mapping();
        Collection<String> free = known.stream().filter(k -> !children.containsKey(k)).toList();
        for (Map.Entry<String, YamlNode> child : children.entrySet()) {
            if (!known.contains(child.getKey())) {
                String otherwise = "known here: " + String.join(", ", known);
                child.getValue().wrongKey("unknown key '" + child.getKey() + "'", Spelling.didYouMean(child.getKey(), free, otherwise));
            }
        }
    }

    /** Notes a mistake at this place. */
    public void wrong(String what, String write) {
        mistakes.add(line, column, what, write);
    }

    private void wrongKey(String what, String write) {
        mistakes.add(keyLine, keyColumn, what, write);
    }

    private void mapping() {
        if (node != null && !(node instanceof MappingNode)) {
            wrong(subject() + " is a " + kind(node), known.isEmpty() ? "write keys and values" : "write the keys " + String.join(", ", known));
        }
    }

    private String subject() {
        return name.isEmpty() ? "the file" : "'" + name + "'";
    }

    private static String kind(Node node) {
        return node instanceof MappingNode ? "mapping" : node instanceof SequenceNode ? "list" : "single value";
    }
}
