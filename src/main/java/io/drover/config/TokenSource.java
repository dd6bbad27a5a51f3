package io.drover.config;

import java.nio.file.Path;

/** Where a token comes from; never the token itself. */
public sealed interface TokenSource {
    record Environment(String variable) implements TokenSource {}

    /** Refused when group or others may read it. */
    record File(Path path) implements TokenSource {}

    record Prompt() implements TokenSource {}
}
