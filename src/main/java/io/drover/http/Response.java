package io.drover.http;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer with its body still to be read. Header names are lower case. */
public interface Response extends AutoCloseable {
    int status();

    Map<String, List<String>> headers();

    default Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers().get(lowerCaseName)).filter(v -> !v.isEmpty()).map(List::getFirst);
    }

    /** Reading past a cut connection or the deadline throws an {@link java.io.IOException}. */
    InputStream body();

    @Override
    void close();
}
