package io.drover.connector.gitlab;

import io.drover.model.UserKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** SSH and GPG keys of users, which an administrator may read and add (doc/api/user_keys.md). */
final class UserKeys {
    private final GitLabApi api;

    UserKeys(GitLabApi api) {
        this.api = api;
    }

    List<UserKey> of(long userId) {
        List<UserKey> keys = new ArrayList<>();
        each(UserKey.Kind.SSH, userId, node -> keys.add(new UserKey(
                UserKey.Kind.SSH, Json.text(node, "title", ""), Json.text(node, "key", ""), Json.text(node, "usage_type"), Json.text(node, "expires_at"))));
        each(UserKey.Kind.GPG, userId, node -> keys.add(gpg(Json.text(node, "key", ""))));
        return keys;
    }

    private static UserKey gpg(String armoured) {
        return new UserKey(UserKey.Kind.GPG, "GPG key " + identity(UserKey.Kind.GPG, armoured).substring(0, 16), armoured, null, null);
    }

    /**
     * Looks first: a second one of the same is refused as if it were somebody else's.
     *
     * @return titles of those that the instance refused: they are somebody else's, or have expired
     */
    List<String> add(long userId, List<UserKey> keys) {
        Set<String> there = new HashSet<>();
        of(userId).forEach(key -> there.add(identity(key.kind(), key.key())));
        List<String> refused = new ArrayList<>();
        for (UserKey key : keys) {
            if (!there.contains(identity(key.kind(), key.key())) && !added(userId, key)) {
                refused.add(key.title());
            }
        }
        return refused;
    }

    private boolean added(long userId, UserKey key) {
        ObjectNode body = GitLabApi.JSON.createObjectNode().put("key", key.key());
        if (key.kind() == UserKey.Kind.SSH) {
            body.put("title", key.title());
            said(body, "usage_type", key.usage());
            said(body, "expires_at", key.expires());
        }
        Answer answer = api.exchange("POST", list(key.kind(), userId), GitLabApi.jsonBody(body), false);
        if (!answer.ok() && answer.status() != 400) {
            throw api.refused(answer);
        }
        return answer.ok();
    }

    private static void said(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private void each(UserKey.Kind kind, long userId, Consumer<ObjectNode> sink) {
        api.each(list(kind, userId), sink);
    }

    private static Route list(UserKey.Kind kind, long userId) {
        return Route.of(kind == UserKey.Kind.SSH ? "/users/:id/keys" : "/users/:id/gpg_keys", userId);
    }

    /** Without what an instance may write differently: the comment of an SSH key, line ends of a GPG key. */
    private static String identity(UserKey.Kind kind, String key) {
        String[] words = key.strip().split("\\s+");
        return kind == UserKey.Kind.SSH && words.length > 1 ? words[0] + " " + words[1] : Keys.sha256(String.join("\n", words));
    }
}
