package io.drover.connector.gitlab;

import io.drover.connector.People;
import io.drover.model.AccessLevel;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.model.User;
import io.drover.model.UserKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Users and memberships (doc/api/users.md, doc/api/project_members.md, doc/api/group_members.md). */
final class GitLabPeople implements People {
    private final GitLabApi api;
    private final Identity identity;

    GitLabPeople(GitLabApi api, Identity identity) {
        this.api = api;
        this.identity = identity;
    }

    /** The search finds parts and other attributes too; only an exact e-mail counts. Private e-mails are searched for administrators only. */
    @Override
    public Optional<User> byEmail(String email) {
        AtomicReference<@Nullable User> found = new AtomicReference<>();
        Route route = identity.token().admin()
                ? Route.of("/users").with("search", email)
                : Route.of("/users").with("public_email", email);
        api.each(route, node -> {
            User user = Records.user(node);
            boolean primary = email.equalsIgnoreCase(user.email());
            boolean shown = email.equalsIgnoreCase(user.publicEmail()) || !identity.token().admin();
            if (primary || (shown && found.get() == null)) {
                found.set(user);
            }
        });
        return Optional.ofNullable(found.get());
    }

    @Override
    public Optional<User> byUsername(String username) {
        AtomicReference<@Nullable User> found = new AtomicReference<>();
        api.each(Route.of("/users").with("username", username), node -> {
            if (username.equalsIgnoreCase(Json.text(node, "username"))) {
                found.set(Records.user(node));
            }
        });
        return Optional.ofNullable(found.get());
    }

    @Override
    public User create(String email, String username, String name, List<String> identities) {
        User user = byEmail(email).orElseGet(() -> make(email, username, name));
        for (String identity : identities) {
            if (!user.identities().contains(identity)) {
                identify(user.id(), identity);
            }
        }
        return user;
    }

    /** One identity a call (doc/api/users.md, {@code provider} and {@code extern_uid}). Refused when it is somebody else's: then the user signs in anew. */
    private void identify(long userId, String identity) {
        int colon = identity.indexOf(':');
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("provider", identity.substring(0, colon));
        body.put("extern_uid", identity.substring(colon + 1));
        Answer answer = api.exchange("PUT", Route.of("/users/:id", userId), GitLabApi.jsonBody(body), true);
        boolean taken = answer.status() == 400 || answer.status() == 409 || answer.status() == 422;
        if (!answer.ok() && !taken) {
            throw api.refused(answer);
        }
    }

    private User make(String email, String username, String name) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("email", email);
        body.put("username", username);
        body.put("name", name);
        body.put("force_random_password", true);
        body.put("skip_confirmation", true);
        Answer answer = api.exchange("POST", Route.of("/users"), GitLabApi.jsonBody(body), false);
        if (answer.ok()) {
            return Records.user(answer.json());
        }
        if (answer.status() != 409) {
            throw api.refused(answer);
        }
        // made in the meantime, or the username or a secondary e-mail belongs to somebody else
        boolean named = byUsername(username).isPresent();
        return byEmail(email).orElseThrow(() -> api.refused(named ? GitLabProblem.GITLAB_PATH_TAKEN : GitLabProblem.GITLAB_CONFLICT, answer));
    }

    /** doc/api/user_email_addresses.md. Looks first: a second one of the same is refused as if it were somebody else's. */
    @Override
    public List<String> addEmails(long userId, List<String> emails) {
        Set<String> there = new HashSet<>();
        api.each(Route.of("/users/:id/emails", userId), node -> there.add(Json.text(node, "email", "").toLowerCase(Locale.ROOT)));
        List<String> taken = new ArrayList<>();
        for (String email : emails) {
            if (!there.contains(email.toLowerCase(Locale.ROOT)) && !added(userId, email)) {
                taken.add(email);
            }
        }
        return taken;
    }

    @Override
    public List<String> addKeys(long userId, List<UserKey> keys) {
        return new UserKeys(api).add(userId, keys);
    }

    private boolean added(long userId, String email) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("email", email);
        body.put("skip_confirmation", true);
        Answer answer = api.exchange("POST", Route.of("/users/:id/emails", userId), GitLabApi.jsonBody(body), false);
        if (!answer.ok() && answer.status() != 400) {
            throw api.refused(answer);
        }
        return answer.ok();
    }

    @Override
    public void block(long userId) {
        if (isBlocked(userId)) {
            return;
        }
        Answer answer = api.exchange("POST", Route.of("/users/:id/block", userId), null, true);
        if (!answer.ok() && !isBlocked(userId)) {
            throw api.refused(answer);
        }
    }

    private boolean isBlocked(long userId) {
        return Json.text(api.get(Route.of("/users/:id", userId)), "state", "").endsWith("blocked");
    }

    @Override
    public void delete(long userId) {
        api.delete(Route.of("/users/:id", userId).with("hard_delete", false));
    }

    @Override
    public boolean addMember(Owner owner, long userId, AccessLevel level, @Nullable LocalDate expiresAt) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("access_level", level.value());
        if (expiresAt != null) {
            body.put("expires_at", expiresAt.toString());
        }
        Route one = Route.of(members(owner) + "/:user_id", owner.id(), userId);
        Optional<JsonNode> member = api.find(one);
        if (member.isPresent()) {
            return raise(one, member.get(), level, body);
        }
        body.put("user_id", userId);
        Answer answer = api.exchange("POST", Route.of(members(owner), owner.id()), GitLabApi.jsonBody(body), false);
        if (answer.ok()) {
            return true;
        }
        // 409: added in the meantime
        return answer.status() == 409 ? addMember(owner, userId, level, expiresAt) : inherited(owner, userId, level, answer);
    }

    private boolean raise(Route one, JsonNode member, AccessLevel level, ObjectNode body) {
        if (Json.number(member, "access_level", 0) >= level.value()) {
            return false;
        }
        api.put(one, body);
        return true;
    }

    /** GitLab refuses a direct membership below an inherited one (400 with {@code access_level}): the user has more already. */
    private boolean inherited(Owner owner, long userId, AccessLevel level, Answer refusal) {
        Optional<JsonNode> all = api.find(Route.of(members(owner) + "/all/:user_id", owner.id(), userId));
        if (all.isPresent() && Json.number(all.get(), "access_level", 0) >= level.value()) {
            return false;
        }
        throw api.refused(refusal);
    }

    @Override
    public void expire(Owner owner, Member member, @Nullable LocalDate until) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("access_level", member.accessLevel().value());
        body.put("expires_at", until == null ? "" : until.toString());
        Answer answer = api.exchange("PUT", Route.of(members(owner) + "/:user_id", owner.id(), member.userId()), GitLabApi.jsonBody(body), true);
        if (!answer.ok()) {
            // below a level that is inherited GitLab changes nothing
            inherited(owner, member.userId(), member.accessLevel(), answer);
        }
    }

    @Override
    public void removeMember(Owner owner, long userId) {
        api.delete(Route.of(members(owner) + "/:user_id", owner.id(), userId));
    }

    private static String members(Owner owner) {
        return (owner.scope() == Scope.GROUP ? "/groups" : "/projects") + "/:id/members";
    }
}
