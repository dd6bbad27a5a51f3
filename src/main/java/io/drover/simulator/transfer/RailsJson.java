package io.drover.simulator.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Rails writes it: compact, {@code <}, {@code >}, {@code &} and the two Unicode line separators escaped, times in milliseconds with {@code Z}. */
final class RailsJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final JsonMapper WRITER = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new HtmlSafe()).build())
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.ALWAYS))
            .build();
    private static final JsonMapper READER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private RailsJson() {}

    static String write(@Nullable Object value) {
        return WRITER.writeValueAsString(plain(value));
    }

    /** @throws tools.jackson.core.JacksonException when it is not exactly one JSON value */
    static @Nullable Object read(String text) {
        return Attribute.widened(READER.readValue(text, Object.class));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Instant time -> TIME.format(time);
            case List<?> list -> {
                List<@Nullable Object> copy = new java.util.ArrayList<>();
                list.forEach(each -> copy.add(plain(each)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new java.util.LinkedHashMap<>();
                map.forEach((k, v) -> copy.put(String.valueOf(k), plain(v)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static final class HtmlSafe extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
            codes['<'] = CharacterEscapes.ESCAPE_CUSTOM;
            codes['>'] = CharacterEscapes.ESCAPE_CUSTOM;
            codes['&'] = CharacterEscapes.ESCAPE_CUSTOM;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return switch (character) {
                case '<', '>', '&', 0x2028, 0x2029 -> new SerializedString(String.format("\\u%04x", character));
                default -> null;
            };
        }
    }
}
