package io.drover.verify;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.crypto.Mac;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one side's records comparable: only what a {@link Shape} lists, users by their name at the destination, instants in milliseconds,
 * lists without an order sorted, nothing that is empty. Not thread-safe.
 */
final class Canonical {
    /** What pairs an element of a list with its twin; not compared and not digested. */
    static final String MATCH = "$match";

    /** A secret that exists but cannot be read. */
    static final String UNREADABLE = "unreadable";

    /** In front of the keyed digest of a secret. */
    static final String DIGEST = "hmac:";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final People people;
    private final Mac secrets;
    private final BiConsumer<String, String> unlisted;

    /**
     * @param secrets  keyed digest for secret values; the key lives as long as the process
     * @param unlisted told the place and name of every attribute that a shape does not know
     */
    Canonical(People people, Mac secrets, BiConsumer<String, String> unlisted) {
        this.people = people;
        this.secrets = secrets;
        this.unlisted = unlisted;
    }

    /** @param missing secrets of the record that cannot be read */
    ObjectNode of(ObjectNode fields, Shape shape, List<String> missing, String place) {
        ObjectNode out = NODES.objectNode();
        for (String name : fields.propertyNames()) {
            if (!shape.lists(name)) {
                unlisted.accept(place, name);
            }
        }
        for (Field field : shape.fields()) {
            JsonNode value = at(fields, field.name());
            JsonNode canonical = field.kind() == Field.Kind.SECRET
                    ? secret(value, missing.contains(field.name()))
                    : empty(value) ? NODES.nullNode() : value(value, field, place);
            if (!canonical.isNull()) {
                out.set(field.name(), canonical);
            }
        }
        return out;
    }

    /** The user that {@code fields} describe, by its name at the destination. */
    String person(ObjectNode fields) {
        return people.name(fields);
    }

    private JsonNode value(JsonNode value, Field field, String place) {
        return switch (field.kind()) {
            case VALUE, ADDRESS -> plain(value);
            case NAMED -> NODES.stringNode(label(value));
            case TEXT -> NODES.stringNode(value.asString("").replace("\r\n", "\n").stripTrailing());
            case CASELESS -> NODES.stringNode(value.asString("").toLowerCase(Locale.ROOT));
            case FLAG -> value.asBoolean(false) ? NODES.booleanNode(true) : NODES.nullNode();
            case TIME -> NODES.stringNode(time(value.asString("")));
            case USER -> NODES.stringNode(people.name(value));
            case USERS -> sorted(value, this::user);
            case SET -> sorted(value, Canonical::label);
            case OBJECT -> nullIfEmpty(of((ObjectNode) value, shapeOf(field), List.of(), place + "." + field.name()));
            case RECORDS -> records((ArrayNode) value, field, place + "." + field.name());
            case SECRET -> throw new IllegalStateException("handled before");
        };
    }

    private ArrayNode records(ArrayNode values, Field field, String place) {
        List<ObjectNode> elements = new ArrayList<>();
        for (JsonNode value : values) {
            if (value instanceof ObjectNode object) {
                ObjectNode element = of(object, shapeOf(field), List.of(), place);
                ArrayNode match = element.putArray(MATCH);
                field.match().forEach(m -> match.add(matchValue(object, m)));
                elements.add(element);
            }
        }
        elements.sort(Comparator.comparing(Canonical::sortKey));
        return NODES.arrayNode().addAll(elements);
    }

    /** By time where there is one, then by everything else; what pairs them comes last, it may differ between instances. */
    private static String sortKey(ObjectNode element) {
        ObjectNode bare = element.deepCopy();
        bare.remove(MATCH);
        JsonNode time = bare.has("created_at") ? bare.path("created_at") : bare.path("notes").path(0).path("created_at");
        return time.asString("") + bare.path("position").asString("") + " " + bare;
    }

    private String matchValue(ObjectNode object, String path) {
        String value = at(object, path).asString("");
        return path.endsWith("_at") ? time(value) : value;
    }

    private String user(JsonNode user) {
        JsonNode inner = user.path("user");
        return people.name(inner.isObject() ? inner : user);
    }

    private JsonNode secret(JsonNode value, boolean unreadable) {
        if (unreadable) {
            return NODES.stringNode(UNREADABLE);
        }
        if (empty(value)) {
            return NODES.nullNode();
        }
        secrets.reset();
        return NODES.stringNode(DIGEST + Digest.hex(secrets.doFinal(value.asString(value.toString()).getBytes(StandardCharsets.UTF_8))));
    }

    private static ArrayNode sorted(JsonNode values, java.util.function.Function<JsonNode, String> name) {
        Set<String> names = new TreeSet<>();
        if (values.isArray()) {
            values.forEach(v -> names.add(name.apply(v)));
        } else {
            names.add(name.apply(values));
        }
        ArrayNode out = NODES.arrayNode();
        names.forEach(out::add);
        return out;
    }

    private static String label(JsonNode value) {
        if (!value.isObject()) {
            return value.asString("");
        }
        for (String name : List.of("title", "name", "path", "full_path", "key")) {
            if (value.path(name).isString()) {
                return value.path(name).asString();
            }
        }
        return value.toString();
    }

    private static JsonNode plain(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue().stripTrailingZeros();
            return NODES.stringNode(number.toPlainString());
        }
        if (value.isContainer()) {
            return NODES.stringNode(Digest.sortedJson(value));
        }
        return value.isBoolean() ? value : NODES.stringNode(value.asString(""));
    }

    /** {@code 2026-01-02T03:04:05.678Z}, or the text itself when it is no instant. */
    static String time(String text) {
        if (text.isEmpty()) {
            return text;
        }
        try {
            Instant instant = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return instant.truncatedTo(ChronoUnit.MILLIS).toString();
        } catch (DateTimeException _) {
            return text;
        }
    }

    private static JsonNode nullIfEmpty(ObjectNode object) {
        return object.isEmpty() ? NODES.nullNode() : object;
    }

    private static boolean empty(JsonNode value) {
        return value.isMissingNode() || value.isNull() || (value.isString() && value.asString().isEmpty()) || (value.isContainer() && value.isEmpty());
    }

    private static Shape shapeOf(Field field) {
        if (field.shape() == null) {
            throw new IllegalStateException(field.name() + " needs a shape");
        }
        return field.shape();
    }

    /** Steps into objects by name and into lists by number: {@code notes.0.created_at}. */
    static JsonNode at(JsonNode node, String path) {
        JsonNode here = node;
        for (String step : path.split("\\.")) {
            here = here.isArray() ? here.path(Integer.parseInt(step)) : here.path(step);
        }
        return here;
    }

    static byte[] bytes(ObjectNode canonical) {
        return JSON.writeValueAsBytes(canonical);
    }

    static ObjectNode read(byte[] bytes) {
        return (ObjectNode) JSON.readTree(bytes);
    }
}
