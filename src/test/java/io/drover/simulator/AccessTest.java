package io.drover.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccessTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T10:00:00Z"));
    private final SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults().withTime(time));
    private final RestClient root = new RestClient(gitlab.url(), gitlab.rootToken());

    @AfterEach
    void close() {
        gitlab.close();
    }

    private long user(String username) {
        return root.post("/users", Map.of("name", username, "username", username, "email", username + "@example.com", "force_random_password", true))
                .json().get("id").asLong();
    }

    private RestClient as(String token) {
        return new RestClient(gitlab.url(), token);
    }

    @Test
    void tokens_are_taken_from_three_places_and_refused_when_wrong() {
        assertThat(as("").get("/user").status()).isEqualTo(401);
        assertThat(as("").get("/user").json().get("message").asString()).isEqualTo("401 Unauthorized");
        assertThat(as("nonsense").get("/projects").status()).isEqualTo(401);
        assertThat(as("").get("/user?private_token=" + gitlab.rootToken()).json().get("username").asString()).isEqualTo("root");
        assertThat(as("").send("GET", "/user", null, "Authorization", "Bearer " + gitlab.rootToken()).json().get("is_admin").asBoolean()).isTrue();
    }

    @Test
    void a_token_without_the_scope_is_told_which_one_it_needs() {
        user("ann");
        JsonNode refusal = as(gitlab.token("ann", "read_api")).post("/projects", Map.of("name", "x")).json();
        assertThat(refusal.get("error").asString()).isEqualTo("insufficient_scope");
        assertThat(refusal.get("scope").asString()).isEqualTo("api");
        assertThat(as(gitlab.token("ann", "read_user")).get("/user").status()).isEqualTo(200);
        assertThat(as(gitlab.token("ann", "read_user")).get("/projects").status()).isEqualTo(403);
        assertThat(as(gitlab.token("ann", "read_repository")).get("/personal_access_tokens/self").json().get("scopes").get(0).asString()).isEqualTo("read_repository");
    }

    @Test
    void expired_and_revoked_tokens_and_blocked_users_are_refused_by_name() {
        long ann = user("ann");
        JsonNode made = root.post("/users/" + ann + "/personal_access_tokens", Map.of("name", "t", "scopes", List.of("api"), "expires_at", "2026-03-05")).json();
        RestClient client = as(made.get("token").asString());
        assertThat(client.get("/user").status()).isEqualTo(200);
        time.advance(Duration.ofDays(5));
        assertThat(client.get("/user").json().get("error_description").asString()).startsWith("Token is expired");
        RestClient other = as(gitlab.token("ann"));
        root.post("/users/" + ann + "/block", Map.of());
        assertThat(other.get("/user").status()).isEqualTo(403);
        assertThat(other.get("/user").json().get("message").asString()).isEqualTo("403 Forbidden - Your account has been blocked.");
    }

    @Test
    void administrators_act_for_others_with_sudo_and_nobody_else_does() {
        user("ann");
        assertThat(root.send("GET", "/user", null, "Sudo", "ann").json().get("username").asString()).isEqualTo("ann");
        assertThat(as(gitlab.token("ann")).send("GET", "/user", null, "Sudo", "root").json().get("message").asString()).contains("Must be admin");
        assertThat(as(gitlab.token("root", "api")).send("GET", "/user", null, "Sudo", "ann").json().get("scope").asString()).isEqualTo("sudo");
    }

    @Test
    void what_is_not_visible_is_not_found() {
        long id = root.post("/projects", Map.of("name", "secret")).json().get("id").asLong();
        user("ann");
        RestClient ann = as(gitlab.token("ann"));
        assertThat(ann.get("/projects/" + id).status()).isEqualTo(404);
        assertThat(ann.get("/projects").json().size()).isZero();
        root.put("/projects/" + id, Map.of("visibility", "internal"));
        assertThat(ann.get("/projects/" + id).status()).isEqualTo(200);
        assertThat(ann.put("/projects/" + id, Map.of("description", "x")).status()).isEqualTo(403);
        assertThat(as("").get("/projects/" + id).status()).isEqualTo(404);
    }

    @Test
    void members_are_direct_inherited_or_invited_and_never_below_what_they_inherit() {
        long group = root.post("/groups", Map.of("name", "g", "path", "g")).json().get("id").asLong();
        long other = root.post("/groups", Map.of("name", "h", "path", "h")).json().get("id").asLong();
        long project = root.post("/projects", Map.of("name", "p", "namespace_id", group)).json().get("id").asLong();
        long ann = user("ann");
        long bob = user("bob");
        root.post("/groups/" + group + "/members", Map.of("user_id", ann, "access_level", 30));
        root.post("/groups/" + other + "/members", Map.of("user_id", bob, "access_level", 50));
        root.post("/projects/" + project + "/share", Map.of("group_id", other, "group_access", 20));
        assertThat(root.get("/projects/" + project + "/members").json().size()).isZero();
        JsonNode all = root.get("/projects/" + project + "/members/all").json();
        assertThat(all.findValuesAsString("username")).contains("ann", "bob", "root");
        for (JsonNode member : all) {
            if (member.get("username").asString().equals("bob")) {
                assertThat(member.get("access_level").asInt()).isEqualTo(20);
            }
        }
        RestClient.Answer below = root.post("/projects/" + project + "/members", Map.of("user_id", ann, "access_level", 10));
        assertThat(below.json().get("message").get("access_level").get(0).asString())
                .isEqualTo("should be greater than or equal to Developer inherited membership from group g");
        assertThat(root.post("/projects/" + project + "/members", Map.of("user_id", ann, "access_level", 40)).status()).isEqualTo(201);
        RestClient.Answer again = root.post("/projects/" + project + "/members", Map.of("user_id", ann, "access_level", 40));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("message").asString()).isEqualTo("Member already exists");
    }

    @Test
    void users_are_found_by_private_address_only_by_administrators_and_taken_ones_are_refused() {
        long ann = user("ann");
        user("bob");
        assertThat(root.get("/users?search=ann@example.com").json().size()).isEqualTo(1);
        assertThat(as(gitlab.token("bob")).get("/users?search=ann@example.com").json().size()).isZero();
        root.put("/users/" + ann, Map.of("public_email", "ann@example.com"));
        assertThat(as(gitlab.token("bob")).get("/users?public_email=ann@example.com").json().size()).isEqualTo(1);
        RestClient.Answer taken = root.post("/users", Map.of("name", "x", "username", "ann2", "email", "ANN@example.com", "reset_password", true));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().get("message").asString()).isEqualTo("Email has already been taken");
        root.post("/users/" + ann + "/block", Map.of());
        assertThat(root.get("/users?blocked=true").json().findValuesAsString("username")).containsExactly("ann");
        assertThat(root.get("/users?active=true").json().findValuesAsString("username")).doesNotContain("ann");
    }

    @Test
    void groups_nest_are_filtered_moved_with_their_projects_and_removed() {
        long top = root.post("/groups", Map.of("name", "Top", "path", "top")).json().get("id").asLong();
        long sub = root.post("/groups", Map.of("name", "Sub", "path", "sub", "parent_id", top)).json().get("id").asLong();
        long project = root.post("/projects", Map.of("name", "p", "namespace_id", sub)).json().get("id").asLong();
        assertThat(root.post("/groups", Map.of("name", "Top", "path", "top")).json().get("message").asString()).contains("has already been taken");
        assertThat(root.get("/groups?top_level_only=true").json().findValuesAsString("path")).containsExactly("top");
        assertThat(root.get("/groups/top/descendant_groups").json().get(0).get("full_path").asString()).isEqualTo("top/sub");
        assertThat(root.get("/groups/" + top + "/projects").json().size()).isZero();
        assertThat(root.get("/groups/" + top + "/projects?include_subgroups=true").json().size()).isEqualTo(1);
        root.put("/groups/" + top, Map.of("path", "peak"));
        assertThat(root.get("/projects/" + project).json().get("path_with_namespace").asString()).isEqualTo("peak/sub/p");
        assertThat(root.get("/namespaces/peak/exists").json().get("exists").asBoolean()).isTrue();
        root.put("/application/settings", Map.of("deletion_adjourned_period", 0));
        assertThat(root.delete("/groups/" + top).status()).isEqualTo(202);
        assertThat(root.get("/projects/" + project).status()).isEqualTo(404);
    }
}
