package io.drover.connector.gitlab;

import io.drover.connector.Write;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Deploy keys (doc/api/deploy_keys.md). A key that another project of the instance has already is refused when the token's user cannot see
 * that project; then it is enabled instead of created, which keeps its title.
 */
final class DeployKeyHandler extends EnsureHandler {
    DeployKeyHandler(GitLabApi api, ListReader lists, Writable writable) {
        super(api, lists, writable);
    }

    @Override
    void create(Route collection, Write write) {
        Answer answer = api.exchange("POST", collection, GitLabApi.jsonBody(write.body()), false);
        if (answer.ok()) {
            return;
        }
        long elsewhere = answer.status() == 400 || answer.status() == 409 ? elsewhere(write.key()) : 0;
        if (elsewhere == 0) {
            throw api.refused(answer);
        }
        Route enable = Route.of("/projects/:id/deploy_keys/:key_id/enable", write.owner().id(), elsewhere);
        api.post(enable, GitLabApi.JSON.createObjectNode());
        if (Json.flag(write.body(), "can_push")) {
            Route one = Route.of("/projects/:id/deploy_keys/:key_id", write.owner().id(), elsewhere);
            api.put(one, GitLabApi.JSON.createObjectNode().put("can_push", true));
        }
    }

    /** Id of the instance's key with that fingerprint; 0 when there is none. Needs an administrator. */
    private long elsewhere(String fingerprint) {
        AtomicLong found = new AtomicLong();
        api.each(Route.of("/deploy_keys"), key -> {
            if (Keys.deployKey(key).equals(fingerprint)) {
                found.set(key.path("id").asLong());
            }
        });
        return found.get();
    }
}
