package io.drover.http;

import java.io.IOException;
import java.util.Locale;

/**
 * Reads small answers (JSON, text) to their end before handing them on, so that a cut in the middle is a failed attempt that a retry can
 * repeat, and the connection is free again. What is asked for as a file ({@code Accept} other than JSON) passes through unread. A web page where JSON was expected is a problem here: no caller
 * could do anything with it.
 */
public final class WholeAnswers implements Transport {
    /** GitLab answers at most 100 records a page; a page of large descriptions stays far below. */
    private static final int LIMIT = 64 << 20;

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
            byte[] bytes = response.body().readNBytes(LIMIT + 1);
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

    private static boolean wantsJson(Request request) {
        return request.headers().getOrDefault("Accept", "").startsWith("application/json");
    }
}
