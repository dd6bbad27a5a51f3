package io.drover.http;

import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.FileBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;

/** A {@link Body} as the HTTP client sends it. Files are streamed and their length is announced. */
final class Entities {
    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private Entities() {}

    static HttpEntity of(Body body) {
        return switch (body) {
            case Body.Json json -> new ByteArrayEntity(json.bytes(), ContentType.APPLICATION_JSON);
            case Body.Bytes some -> new ByteArrayEntity(some.bytes(), ContentType.parse(some.contentType()));
            case Body.File file -> new FileEntity(file.path().toFile(), ContentType.parse(file.contentType()));
            case Body.Multipart multipart -> multipart(multipart);
            case Body.Form form -> form(form);
        };
    }

    private static HttpEntity form(Body.Form form) {
        MultipartEntityBuilder builder = MultipartEntityBuilder.create().setMode(HttpMultipartMode.EXTENDED).setCharset(StandardCharsets.UTF_8);
        form.fields().forEach((name, value) -> builder.addTextBody(name, value, TEXT));
        return builder.addBinaryBody(form.field(), form.content(), ContentType.APPLICATION_OCTET_STREAM, form.fileName()).build();
    }

    private static HttpEntity multipart(Body.Multipart multipart) {
        MultipartEntityBuilder builder = MultipartEntityBuilder.create().setMode(HttpMultipartMode.EXTENDED).setCharset(StandardCharsets.UTF_8);
        multipart.fields().forEach((name, value) -> builder.addTextBody(name, value, TEXT));
        for (Body.Multipart.Part part : multipart.files()) {
            builder.addPart(part.field(), new FileBody(part.path().toFile(), ContentType.parse(part.contentType()), part.fileName()));
        }
        return builder.build();
    }
}
