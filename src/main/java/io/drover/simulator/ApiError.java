package io.drover.simulator;

import java.util.Map;

/** An answer other than success. {@code body} is what GitLab would send as JSON: {@code {"message": ...}} or {@code {"error": ...}}. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object body;

    public ApiError(int status, Object body) {
        super(status + " " + body);
        this.status = status;
        this.body = body;
    }

    public static ApiError notFound(String what) {
        return new ApiError(404, Map.of("message", "404 " + what + " Not Found"));
    }

    public static ApiError forbidden() {
        return new ApiError(403, Map.of("message", "403 Forbidden"));
    }

    /** GitLab's answer to failed validations: a hash of attribute to messages. */
    public static ApiError invalid(String attribute, String message) {
        return new ApiError(400, Map.of("message", Map.of(attribute, java.util.List.of(message))));
    }

    /** Grape's answer to a missing or malformed parameter. */
    public static ApiError parameter(String message) {
        return new ApiError(400, Map.of("error", message));
    }

    public int status() {
        return status;
    }

    public Object body() {
        return body;
    }
}
