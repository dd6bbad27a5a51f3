package io.drover.simulator;

/** Where endpoints register themselves. Patterns are GitLab's, without {@code /api/v4}: {@code /projects/:id/issues/:issue_iid}. */
public interface Routes {
    Routes get(String pattern, Endpoint endpoint);

    Routes post(String pattern, Endpoint endpoint);

    Routes put(String pattern, Endpoint endpoint);

    Routes patch(String pattern, Endpoint endpoint);

    Routes delete(String pattern, Endpoint endpoint);

    /** One endpoint. */
    @FunctionalInterface
    interface Endpoint {
        Call.Answer handle(Call call) throws Exception;
    }
}
