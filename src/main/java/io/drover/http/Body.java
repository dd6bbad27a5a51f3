package io.drover.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a request carries. All of them can be sent again. */
public sealed interface Body {
    record Json(byte[] bytes) implements Body {}

    /** Sent as they are, such as a manifest whose digest is known. */
    record Bytes(byte[] bytes, String contentType) implements Body {}

    /** Streamed from disk. */
    record File(Path path, String contentType) implements Body {}

    /** {@code multipart/form-data}: text fields, then files, streamed from disk. */
    record Multipart(Map<String, String> fields, List<Part> files) implements Body {
        public record Part(String field, String fileName, String contentType, Path path) {}
    }

    /** {@code multipart/form-data} with one small file that must not touch the disk. */
    record Form(Map<String, String> fields, String field, String fileName, byte[] content) implements Body {}
}
