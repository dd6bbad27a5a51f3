package io.drover.connector.gitlab;

import io.drover.git.GitProblem;
import io.drover.git.Remote;
import io.drover.problem.ProblemException;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.MissingNode;

/**
 * Tries git again where trying helps. Git says only that it failed; the same address over HTTP says with its status whether there is no
 * repository, no permission, or a host that was busy, restarting or cut us off. That question passes the instance's governor, so it also
 * waits as long as the host wants. Only for what is idempotent.
 */
final class GitPatience {
    /** One call of git makes several requests, and each may meet a limit. */
    private static final int ATTEMPTS = 6;
    private static final Route REFS = Route.of("/git/info/refs");

    private final GitLabApi api;
    private final String authorization;

    /** @param authorization value of the header that git would send */
    GitPatience(GitLabApi api, String authorization) {
        this.api = api;
        this.authorization = authorization;
    }

    /** What git asks the remote for (gitprotocol-http, "Smart Clients"). */
    enum Service {
        FETCH("git-upload-pack"),
        PUSH("git-receive-pack");

        private final String name;

        Service(String name) {
            this.name = name;
        }
    }

    void with(Remote remote, Service service, Runnable work) {
        with(remote, service, () -> {
            work.run();
            return remote;
        });
    }

    /** @throws ProblemException what git said when the host serves the address, or refuses it; what the host says when it serves nobody */
    <T> T with(Remote remote, Service service, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ProblemException e) {
                if (attempt == ATTEMPTS || !e.is(GitProblem.GIT_REMOTE_REFUSED) || !passing(remote, service)) {
                    throw e;
                }
            }
        }
    }

    /** True when the host serves the address now. */
    private boolean passing(Remote remote, Service service) {
        int status = status(remote, service);
        if (status >= 500) {
            throw api.refused(new Answer("GET", REFS, status, Map.of(), MissingNode.getInstance()));
        }
        return status == 200;
    }

    /** Of the first request that git makes. */
    int status(Remote remote, Service service) {
        String path = remote.url().toString().substring(api.url().toString().length()) + "/info/refs?service=" + service.name;
        return api.status(REFS, path, Map.of("Authorization", authorization, "Accept", "*/*"));
    }
}
