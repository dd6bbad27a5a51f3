package io.drover.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a project gets to its destination. */
public enum Method {
    DIRECT_TRANSFER("direct transfer"),
    FILE_TRANSFER("file transfer"),
    /** For what is too large for one archive: without Git and LFS, which are pushed, and relation by relation where it must. */
    FILE_TRANSFER_IN_SLICES("file transfer in slices"),
    BUILT_ARCHIVE("built archive"),
    PLATFORM_IMPORTER("platform importer"),
    REPOSITORY_ONLY("repository only");

    private final String words;

    Method(String words) {
        this.words = words;
    }

    @JsonValue
    public String words() {
        return words;
    }

    @JsonCreator
    public static Method of(String words) {
        for (Method method : values()) {
            if (method.words.equals(words)) {
                return method;
            }
        }
        throw new IllegalArgumentException("unknown method '" + words + "'");
    }
}
