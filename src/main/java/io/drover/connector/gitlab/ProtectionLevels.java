package io.drover.connector.gitlab;

import io.drover.connector.RelationWriter.UserLookup;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may do one thing to a protected branch or tag.
 *
 * @param read   attribute as GitLab shows it: {@code push_access_levels}
 * @param single parameter for one level, known to every edition: {@code push_access_level}
 * @param list   parameter for several, and for users and groups (Premium): {@code allowed_to_push}
 */
record ProtectionLevels(String read, String single, String list) {
    static final List<ProtectionLevels> BRANCH = List.of(
            new ProtectionLevels("push_access_levels", "push_access_level", "allowed_to_push"),
            new ProtectionLevels("merge_access_levels", "merge_access_level", "allowed_to_merge"),
            new ProtectionLevels("unprotect_access_levels", "unprotect_access_level", "allowed_to_unprotect"));

    static final List<ProtectionLevels> TAG =
            List.of(new ProtectionLevels("create_access_levels", "create_access_level", "allowed_to_create"));

    /** Adds the parameter for the destination. Who is not known there is left out and named in {@code reenter}. */
    void translate(JsonNode wanted, UserLookup users, ObjectNode body, List<String> reenter) {
        ArrayNode allowed = GitLabApi.JSON.createArrayNode();
        for (JsonNode entry : wanted.path(read)) {
            if (entry.hasNonNull("user_id")) {
                OptionalLong user = users.destinationUser(entry.path("user_id").asLong());
                user.ifPresentOrElse(
                        id -> allowed.addObject().put("user_id", id),
                        () -> reenter.add(list + ": source user " + entry.path("user_id").asLong()));
            } else if (entry.hasNonNull("group_id")) {
                reenter.add(list + ": source group " + entry.path("group_id").asLong());
            } else if (entry.hasNonNull("deploy_key_id")) {
                reenter.add(list + ": a deploy key");
            } else {
                allowed.addObject().put("access_level", Json.number(entry, "access_level", 40));
            }
        }
        put(body, wanted.path(read).isEmpty(), allowed);
    }

    private void put(ObjectNode body, boolean unsaid, ArrayNode allowed) {
        if (unsaid) {
            return;
        }
        if (allowed.isEmpty()) {
            // nobody of those who were allowed is known: nobody, rather than GitLab's default of all maintainers
            body.put(single, 0);
        } else if (allowed.size() == 1 && allowed.get(0).has("access_level")) {
            body.put(single, allowed.get(0).path("access_level").asLong());
        } else {
            body.set(list, allowed);
        }
    }

    /** True when the rule that is there allows exactly whom {@code body} asks for, or this edition does not show it. */
    boolean satisfied(JsonNode body, JsonNode current) {
        boolean asked = body.has(single) || body.has(list);
        return !asked || !current.has(read) || asked(body).equals(allowed(current.path(read)));
    }

    private Set<String> asked(JsonNode body) {
        return body.has(single) ? Set.of("level " + body.path(single).asLong()) : allowed(body.path(list));
    }

    /** An entry for a user also shows a level, which means nothing. */
    private static Set<String> allowed(JsonNode entries) {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode entry : entries) {
            if (entry.hasNonNull("user_id")) {
                allowed.add("user " + entry.path("user_id").asLong());
            } else if (entry.hasNonNull("group_id")) {
                allowed.add("group " + entry.path("group_id").asLong());
            } else if (entry.hasNonNull("deploy_key_id")) {
                allowed.add("deploy key " + entry.path("deploy_key_id").asLong());
            } else {
                allowed.add("level " + Json.number(entry, "access_level", 40));
            }
        }
        return allowed;
    }
}
