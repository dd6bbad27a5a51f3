package io.drover.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccessTest extends ContentTestBase {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA depot";

    @Test
    void variables_are_unique_by_key_and_scope_and_hidden_values_never_come_back() {
        lead.post(APP + "/variables", Map.of("key", "HOST", "value", "a", "environment_scope", "staging"));
        lead.post(APP + "/variables", Map.of("key", "HOST", "value", "b", "environment_scope", "production"));
        Api.Reply twice = lead.call("POST", APP + "/variables", Map.of("key", "HOST", "value", "c", "environment_scope", "staging"));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(message(twice)).isEqualTo("{\"key\":[\"(HOST) has already been taken\"]}");
        assertThat(lead.call("GET", APP + "/variables/HOST", "").status()).isEqualTo(409);
        assertThat(lead.get(APP + "/variables/HOST?filter%5Benvironment_scope%5D=production").path("value").asString()).isEqualTo("b");
        JsonNode hidden = lead.post(APP + "/variables", Map.of("key", "PIN", "value", "abcdefgh", "masked_and_hidden", true));
        assertThat(hidden.path("value").isNull()).isTrue();
        assertThat(hidden.path("masked").asBoolean()).isTrue();
        assertThat(message(lead.call("POST", APP + "/variables", Map.of("key", "P", "value", "short", "masked", true)))).isEqualTo("{\"value\":[\"is invalid\"]}");
        assertThat(message(lead.call("GET", APP + "/variables/NONE", ""))).isEqualTo("\"404 Variable Not Found\"");
        assertThat(dev.call("GET", APP + "/variables", "").status()).isEqualTo(403);
        assertThat(lead.call("GET", Api.group("crew") + "/variables", "").status()).isIn(403, 404);
    }

    @Test
    void protection_takes_roles_and_members_and_changes_by_id() {
        long user = root.get("/users?username=dev").get(0).path("id").asLong();
        JsonNode made = lead.post(APP + "/protected_branches", Map.of("name", "stable", "push_access_level", 0, "allowed_to_merge", List.of(Map.of("user_id", user))));
        assertThat(made.at("/push_access_levels/0/access_level").asInt()).isZero();
        assertThat(made.at("/merge_access_levels/0/user_id").asLong()).isEqualTo(user);
        Api.Reply twice = lead.call("POST", APP + "/protected_branches", Map.of("name", "stable"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(message(twice)).isEqualTo("\"Protected branch 'stable' already exists\"");
        long push = made.at("/push_access_levels/0/id").asLong();
        Map<String, Object> change = Map.of("allowed_to_push", List.of(Map.of("id", push, "_destroy", true), Map.of("access_level", 30)), "allow_force_push", true);
        JsonNode changed = lead.call("PATCH", APP + "/protected_branches/stable", change).json();
        assertThat(changed.path("push_access_levels")).hasSize(1);
        assertThat(changed.at("/push_access_levels/0/access_level_description").asString()).isEqualTo("Developers + Maintainers");
        long outsider = root.get("/users?username=lead").get(0).path("id").asLong();
        Map<String, Object> theirs = Map.of("name", "x", "allowed_to_push", List.of(Map.of("user_id", outsider)));
        Api.Reply stranger = owner.call("POST", OTHER + "/protected_branches", theirs);
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(message(stranger)).isEqualTo("[\"Push access levels user is not a member of the project\"]");
        assertThat(lead.call("POST", APP + "/protected_tags", Map.of("name", "v*", "create_access_level", 99)).status()).isEqualTo(400);
        assertThat(lead.call("DELETE", APP + "/protected_branches/stable", "").status()).isEqualTo(204);
        assertThat(lead.call("GET", APP + "/protected_branches/stable", "").status()).isEqualTo(404);
    }

    @Test
    void an_image_path_is_protected_below_its_project_only() {
        String rules = APP + "/registry/protection/repository/rules";
        Map<String, Object> rule = Map.of("repository_path_pattern", "Crew/app/*", "minimum_access_level_for_push", "owner");
        assertThat(lead.post(rules, rule).path("repository_path_pattern").asString()).isEqualTo("Crew/app/*");
        assertThat(lead.call("POST", rules, rule).status()).isEqualTo(422);
        assertThat(lead.call("POST", rules, Map.of("repository_path_pattern", "crew/other", "minimum_access_level_for_push", "owner")).status()).isEqualTo(422);
        assertThat(lead.call("POST", rules, Map.of("repository_path_pattern", "crew/app")).status()).isEqualTo(400);
        assertThat(dev.call("GET", rules, "").status()).isEqualTo(403);
        long id = lead.get(rules).get(0).path("id").asLong();
        assertThat(lead.call("PATCH", rules + "/" + id, Map.of("repository_path_pattern", "elsewhere")).status()).isEqualTo(422);
        assertThat(lead.call("PATCH", rules + "/" + id, Map.of("minimum_access_level_for_delete", "admin")).json().path("minimum_access_level_for_delete").asString())
                .isEqualTo("admin");
        assertThat(lead.call("DELETE", rules + "/" + id, "").status()).isEqualTo(204);
    }

    @Test
    void links_of_groups_and_invitations_are_for_owners_and_say_what_they_refuse() {
        String saml = "/groups/crew/saml_group_links";
        assertThat(owner.post(saml, Map.of("saml_group_name", "night", "access_level", 30)).path("name").asString()).isEqualTo("night");
        assertThat(owner.call("POST", saml, Map.of("saml_group_name", "night", "access_level", 20)).status()).isEqualTo(400);
        owner.post(saml, Map.of("saml_group_name", "night", "access_level", 20, "provider", "partner"));
        assertThat(owner.call("GET", saml + "/night", "").status()).as("which of the two").isEqualTo(422);
        assertThat(owner.call("DELETE", saml + "/night?provider=partner", "").status()).isEqualTo(204);
        assertThat(dev.call("GET", saml, "").status()).isEqualTo(401);
        String ldap = "/groups/crew/ldap_group_links";
        assertThat(owner.call("GET", ldap, "").status()).as("none is not found").isEqualTo(404);
        assertThat(owner.call("POST", ldap, Map.of("cn", "a", "filter", "(a=b)", "group_access", 30, "provider", "main")).status()).isEqualTo(400);
        assertThat(owner.call("POST", ldap, Map.of("cn", "a", "group_access", 31, "provider", "main")).status()).isEqualTo(400);
        assertThat(dev.call("GET", ldap, "").status()).isEqualTo(403);
        JsonNode invited = owner.post("/groups/crew/invitations", Map.of("email", "new@crew.example,olga@crew.example", "access_level", 30));
        assertThat(invited.path("status").asString()).isEqualTo("error");
        assertThat(invited.path("message").propertyNames()).containsExactly("olga@crew.example");
        assertThat(owner.get("/groups/crew/invitations")).singleElement().satisfies(one -> assertThat(one.path("invite_email").asString()).isEqualTo("new@crew.example"));
        assertThat(owner.get("/groups/crew/members").findValuesAsString("username")).doesNotContain("new");
        assertThat(lead.call("GET", APP + "/invitations", "").status()).isEqualTo(200);
        assertThat(dev.call("GET", APP + "/invitations", "").status()).isEqualTo(403);
    }

    @Test
    void what_belongs_to_the_instance_is_written_by_administrators() {
        root.call("PUT", APP, Map.of("topics", List.of("trucks")));
        assertThat(dev.get("/topics")).singleElement().satisfies(topic -> assertThat(topic.path("total_projects_count").asInt()).isEqualTo(1));
        assertThat(owner.call("POST", "/topics", Map.of("name", "a", "title", "A")).status()).isEqualTo(403);
        assertThat(root.call("POST", "/topics", Map.of("name", "trucks", "title", "T")).status()).isEqualTo(400);
        assertThat(root.call("DELETE", "/topics/" + dev.get("/topics").get(0).path("id").asLong(), "").status()).isEqualTo(204);
        assertThat(root.get(APP).path("topics")).as("a topic that goes leaves its projects").isEmpty();
        assertThat(owner.call("GET", "/hooks", "").status()).isEqualTo(403);
        assertThat(root.post("/hooks", Map.of("url", "https://audit.example", "token", "hush")).toString()).doesNotContain("hush").contains("repository_update_events");
        assertThat(owner.call("GET", "/member_roles", "").status()).isEqualTo(403);
        assertThat(root.post("/member_roles", Map.of("name", "Reader", "base_access_level", 10, "read_code", true)).path("read_code").asBoolean()).isTrue();
        assertThat(root.call("POST", "/member_roles", Map.of("name", "Nobody")).status()).isEqualTo(400);
    }

    @Test
    void one_deploy_key_serves_two_projects_and_an_unreachable_one_is_taken() {
        JsonNode first = owner.post(APP + "/deploy_keys", Map.of("title", "Depot", "key", KEY));
        JsonNode second = owner.post(OTHER + "/deploy_keys", Map.of("title", "Again", "key", KEY, "can_push", true));
        assertThat(second.path("id").asLong()).isEqualTo(first.path("id").asLong());
        assertThat(second.path("title").asString()).isEqualTo("Depot");
        assertThat(second.path("can_push").asBoolean()).isTrue();
        assertThat(owner.call("DELETE", APP + "/deploy_keys/" + first.path("id").asLong(), "").status()).isEqualTo(204);
        Api.Reply taken = lead.call("POST", APP + "/deploy_keys", Map.of("title", "Mine", "key", KEY));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(message(taken)).isEqualTo("{\"deploy_key.fingerprint_sha256\":[\"has already been taken\"]}");
        assertThat(lead.call("POST", APP + "/deploy_keys", Map.of("title", "Bad", "key", "nonsense")).status()).isEqualTo(400);
    }

    @Test
    void tokens_are_shown_once_and_hooks_never_show_theirs() {
        JsonNode token = lead.post(APP + "/deploy_tokens", Map.of("name", "Cluster", "scopes", List.of("read_repository")));
        assertThat(token.path("token").asString()).startsWith("gldt-");
        assertThat(lead.get(APP + "/deploy_tokens").get(0).has("token")).isFalse();
        assertThat(lead.call("POST", APP + "/deploy_tokens", Map.of("name", "x", "scopes", List.of("everything"))).status()).isEqualTo(400);
        JsonNode hook = lead.post(APP + "/hooks", Map.of("url", "https://erp.example/in", "token", "hush", "url_variables", List.of(Map.of("key", "a", "value", "b"))));
        assertThat(hook.toString()).doesNotContain("hush").contains("{\"key\":\"a\"}");
        assertThat(lead.call("POST", APP + "/hooks", Map.of("url", "ftp://x")).status()).isEqualTo(422);
        assertThat(dev.call("GET", APP + "/hooks", "").status()).isEqualTo(403);
    }

    @Test
    void schedules_keep_their_variables_to_themselves() {
        Map<String, Object> nightly = Map.of("description", "Nightly", "ref", "main", "cron", "0 3 * * *", "cron_timezone", "Europe/Berlin");
        long id = dev.post(APP + "/pipeline_schedules", nightly).path("id").asLong();
        dev.post(APP + "/pipeline_schedules/" + id + "/variables", Map.of("key", "MODE", "value", "night"));
        assertThat(dev.get(APP + "/pipeline_schedules").get(0).has("variables")).isFalse();
        assertThat(dev.get(APP + "/pipeline_schedules/" + id).at("/variables/0/value").asString()).isEqualTo("night");
        assertThat(guest.get(APP + "/pipeline_schedules/" + id).has("variables")).isFalse();
        assertThat(lead.call("POST", APP + "/pipeline_schedules/" + id + "/take_ownership", "").json().at("/owner/username").asString()).isEqualTo("lead");
        assertThat(dev.call("PUT", APP + "/pipeline_schedules/" + id, Map.of("active", false)).status()).isEqualTo(403);
        assertThat(message(lead.call("PUT", APP + "/pipeline_schedules/" + id, Map.of("cron", "soon")))).isEqualTo("{\"cron\":[\"syntax is invalid\"]}");
    }

    @Test
    void releases_snippets_and_wiki_pages_are_made_of_git() {
        JsonNode release = dev.post(APP + "/releases", Map.of("tag_name", "v1", "ref", "main", "assets", Map.of("links", List.of(Map.of("name", "x", "url", "https://x.example")))));
        assertThat(release.at("/commit/title").asString()).isEqualTo("Begin");
        assertThat(release.at("/assets/links/0/link_type").asString()).isEqualTo("other");
        assertThat(dev.call("POST", APP + "/releases", Map.of("tag_name", "v1")).status()).isEqualTo(409);
        assertThat(dev.call("POST", APP + "/releases", Map.of("tag_name", "v2")).status()).isEqualTo(422);
        Map<String, Object> two = Map.of("title", "Two", "visibility", "private", "files", List.of(Map.of("file_path", "a.md", "content", "A\n"), Map.of("file_path", "b/c.md", "content", "C\n")));
        JsonNode snippet = dev.post(APP + "/snippets", two);
        assertThat(dev.call("GET", APP + "/snippets/" + snippet.path("id").asLong() + "/files/main/b%2Fc.md/raw", "").text()).isEqualTo("C\n");
        assertThat(dev.call("GET", APP + "/snippets/" + snippet.path("id").asLong() + "/raw", "").text()).isEqualTo("A\n");
        dev.post(APP + "/wikis", Map.of("title", "Start here", "content", "Hello"));
        assertThat(dev.get(APP + "/wikis/Start-here").path("content").asString()).isEqualTo("Hello");
        assertThat(dev.call("POST", APP + "/wikis", Map.of("title", "Start here", "content", "again")).status()).isEqualTo(400);
        assertThat(dev.call("GET", APP + "/wikis/none", "").status()).isEqualTo(404);
    }
}
