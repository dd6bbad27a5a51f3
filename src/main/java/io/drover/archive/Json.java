package io.drover.archive;

import io.drover.problem.ProblemException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Streaming JSON with limits: long strings pass by without being held; the few we want are short. */
final class Json {
    /** GitLab's names and addresses have 255 characters at most; titles and file names 1024. */
    private static final int LONGEST_WANTED_STRING = 1 << 20;

    /** Without guessing at other encodings: GitLab reads UTF-8 and nothing else. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_WANTED_STRING)
                    .maxNameLength(4096)
                    .build())
            .build();

    private Json() {}

    static JsonParser parser(byte[] json) {
        return FACTORY.createParser(ObjectReadContext.empty(), json);
    }

    static JsonParser parser(InputStream json) {
        return FACTORY.createParser(ObjectReadContext.empty(), json);
    }

    /** Never quotes the content: archives hold private texts. */
    static ProblemException problem(JacksonException e, String place) {
        TokenStreamLocation location = e.getLocation();
        String column = location == null ? "" : " at byte " + (location.getByteOffset() + 1);
        return ArchiveProblem.ARCHIVE_NOT_JSON.exception("the JSON is broken" + column, place, e);
    }

    /** As GitLab writes strings: {@code <}, {@code >} and {@code &} escaped too. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
