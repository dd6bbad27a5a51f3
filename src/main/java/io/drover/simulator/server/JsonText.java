package io.drover.simulator.server;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.json.JsonMapper;

/** JSON from and to maps, lists and plain values; times as Rails prints them: milliseconds and Z. */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final DateTimeFormatter RAILS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private JsonText() {}

    /** JSON that was written before; lets presentations be cached, as bytes ready to send. */
    public record Written(SerializableString json) {}

    public static byte[] bytes(@Nullable Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        write(out, value);
        return out.toByteArray();
    }

    public static String text(@Nullable Object value) {
        return new String(bytes(value), java.nio.charset.StandardCharsets.UTF_8);
    }

    public static Written written(@Nullable Object value) {
        return new Written(new SerializedString(text(value)));
    }

    public static void write(OutputStream out, @Nullable Object value) {
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            write(generator, value);
        }
    }

    /** @throws tools.jackson.core.JacksonException when it is not JSON */
    public static @Nullable Object read(byte[] json) {
        return MAPPER.readValue(json, Object.class);
    }

    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> readMap(byte[] json) {
        return read(json) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : new LinkedHashMap<>();
    }

    /** {@code 2025-01-31T08:00:00.000Z} */
    public static String time(Instant instant) {
        return RAILS.format(instant);
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Boolean flag -> generator.writeBoolean(flag);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Written written -> generator.writeRawValue(written.json());
            case Instant instant -> generator.writeString(RAILS.format(instant));
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((key, inner) -> {
                    generator.writeName(String.valueOf(key));
                    write(generator, inner);
                });
                generator.writeEndObject();
            }
            case Iterable<?> list -> {
                generator.writeStartArray();
                list.forEach(inner -> write(generator, inner));
                generator.writeEndArray();
            }
            default -> generator.writePOJO(value);
        }
    }
}
