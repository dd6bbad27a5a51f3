package io.drover.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads small answers (JSON, text) to their end before handing them on, so that a cut in the middle is a failed attempt that a retry can
 * repeat, and the connection is free again. What is asked for as a file ({@code Accept} other than JSON) passes through unread. A web page
 * where JSON was expected is a problem here: no caller could do anything with it.
 */
public final class WholeAnswers implements Transport {
    /** GitLab answers at most 100 records a page; a page of large descriptions stays far below. */
    private static final int LIMIT = 64 << 20;

    /** Room made before a byte has come. */
    private static final int BELIEVABLE = 4 << 20;

    private final Transport inner;

    public WholeAnswers(Transport inner) {
        this.inner = inner;
    }

    @Override
    public Response send(Request request) {
        Response response = inner.send(request);
        if (response.status() < 400 && !wantsJson(request)) {
            return response;
        }
        String type = response.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        try (response) {
            byte[] bytes = read(response);
            if (bytes.length > LIMIT) {
                throw HttpProblem.NOT_THE_API.exception("the answer is larger than " + LIMIT + " bytes", request.where());
            }
            // with 5xx and 429 a load balancer speaks for the instance, and those are waited out
            boolean page = type.startsWith("text/html") && response.status() < 500 && response.status() != 429;
            if (page && wantsJson(request)) {
                throw HttpProblem.NOT_THE_API.exception("a web page came instead of JSON (status " + response.status() + ")", request.where());
            }
            return new BufferedResponse(response.status(), response.headers(), bytes);
        } catch (IOException e) {
            throw HttpProblem.reading(e, request.where());
        }
    }

    /** At most one byte more than {@link #LIMIT}; in one piece when the answer says how long it is and that is believable. */
    private static byte[] read(Response response) throws IOException {
        int expected = response.header("content-length").flatMap(WholeAnswers::length).orElse(1 << 14);
        InputStream body = response.body();
        byte[] bytes = new byte[expected + 1];
        int read = 0;
        for (int n = 0; n >= 0 && read <= LIMIT; n = body.read(bytes, read, bytes.length - read)) {
            read += n;
            bytes = read < bytes.length ? bytes : Arrays.copyOf(bytes, Math.min(2 * bytes.length, LIMIT + 1));
        }
        return Arrays.copyOf(bytes, read);
    }

    private static Optional<Integer> length(String header) {
        try {
            return Optional.of(Integer.parseInt(header)).filter(length -> length >= 0 && length <= BELIEVABLE);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean wantsJson(Request request) {
        return request.headers().getOrDefault("Accept", "").startsWith("application/json");
    }
}
