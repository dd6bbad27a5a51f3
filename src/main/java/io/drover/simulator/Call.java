package io.drover.simulator;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One API request as an endpoint sees it. Parameters of query, form, multipart and JSON body are one map, as in Grape. */
public interface Call {
    Instance instance();

    /** The user behind the token; null for an anonymous call. */
    @Nullable Row user();

    /** The personal access token of the call; null for an anonymous call. */
    @Nullable Row token();

    /** @throws ApiError 401 when anonymous */
    Row requireUser();

    /** @throws ApiError 403 unless an administrator */
    Row requireAdmin();

    /** A decoded path segment, {@code :id} by {@code "id"}. */
    String path(String name);

    /** The project that {@code :id} names by number or URL-encoded path. @throws ApiError 404 when absent or not visible to the caller */
    Row project();

    /** The same, and the caller has at least this access level (10 guest ... 50 owner; administrators have all). @throws ApiError 403 */
    Row project(int minAccess);

    /** The group that {@code :id} names. */
    Row group();

    Row group(int minAccess);

    Map<String, @Nullable Object> params();

    Optional<String> text(String name);

    /** @throws ApiError 400 {@code "name is missing"} */
    String requireText(String name);

    Optional<Long> number(String name);

    Optional<Boolean> flag(String name);

    List<String> list(String name);

    /** An uploaded multipart file, stored in a temporary file. */
    Optional<UploadedFile> file(String name);

    /** The raw body, when it is neither JSON nor a form. */
    InputStream body();

    Optional<String> header(String name);

    /** Answers with JSON: Map, List, String, Number, Boolean, Instant (milliseconds, Z) or null. */
    Answer json(int status, @Nullable Object body);

    /** Answers one page with offset headers, or keyset {@code Link} when {@code pagination=keyset}. Rows are already sorted. */
    <T> Answer page(List<T> all, Function<? super T, ?> present);

    Answer file(Path file, String contentType, String fileName);

    Answer empty(int status);

    Answer bytes(int status, byte[] content, String contentType);

    /** The same answer with one more header. */
    Answer withHeader(Answer answer, String name, String value);

    /**
     * One of these words.
     *
     * @throws ApiError 400 {@code "name does not have a valid value"}
     */
    default Optional<String> choice(String name, String... words) {
        Optional<String> chosen = text(name).filter(word -> !word.isEmpty());
        if (chosen.isPresent() && !List.of(words).contains(chosen.get())) {
            throw ApiError.parameter(name + " does not have a valid value");
        }
        return chosen;
    }

    record UploadedFile(String fileName, String contentType, Path path, long size) {}

    /** What goes back; made by the methods above. */
    interface Answer {}
}
