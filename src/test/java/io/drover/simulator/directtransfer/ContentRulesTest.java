package io.drover.simulator.directtransfer;

import static io.drover.simulator.directtransfer.Instances.group;
import static io.drover.simulator.directtransfer.Instances.project;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What changes on the way, and what is left behind. */
class ContentRulesTest {
    private final Instances instances = Instances.start();
    private final Company acme = Company.at(instances.from);

    @BeforeEach
    void company() {
        acme.group("acme");
        Company.at(instances.to).group("here");
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    private long moved(Map<String, Object> entity) {
        long id = instances.start(entity);
        JsonNode ended = instances.ended(id);
        assertThat(ended.path("status").asString()).isEqualTo("finished");
        assertThat(ended.path("has_failures").asBoolean()).as(instances.entities(id).toString()).isFalse();
        return id;
    }

    private List<Row> rows(String table) {
        return instances.destination.instance().db().table(table).all();
    }

    @Test
    void paths_of_children_are_put_in_order_and_names_stay() {
        acme.group("acme/Web.Portal");
        acme.project("acme/Web.Portal/My-Shop.API");
        long id = moved(group("acme", "here", "acme"));
        JsonNode shop = instances.entity(id, "acme/Web.Portal/My-Shop.API");
        assertThat(shop.path("destination_full_path").asString()).isEqualTo("here/acme/web-portal/my-shop-api");
        assertThat(instances.to.get("/projects/" + shop.path("project_id").asLong()).json().path("name").asString()).isEqualTo("My-Shop.API");
    }

    @Test
    void nothing_is_more_visible_than_what_it_lies_in_and_restricted_levels_are_not_used() {
        acme.project("acme/open", "public");
        acme.project("acme/half", "internal");
        acme.project("acme/closed", "private");
        long internal = Company.at(instances.to).created("/groups", Map.of("name", "inside", "path", "inside", "visibility", "internal"));
        assertThat(internal).isPositive();
        long id = moved(group("acme", "inside", "acme"));
        assertThat(visibility(id, "acme/open")).isEqualTo("internal");
        assertThat(visibility(id, "acme/half")).isEqualTo("internal");
        assertThat(visibility(id, "acme/closed")).isEqualTo("private");
        instances.to.put("/application/settings", Map.of("restricted_visibility_levels", List.of("public", "internal")));
        assertThat(visibility(moved(group("acme", "here", "again")), "acme/open")).isEqualTo("private");
    }

    private String visibility(long importId, String path) {
        long id = instances.entity(importId, path).path("project_id").asLong();
        return instances.to.get("/projects/" + id).json().path("visibility").asString();
    }

    @Test
    void memberships_are_left_behind_on_request() {
        acme.project("acme/shop");
        long ann = acme.user("ann");
        acme.created("/projects/acme%2Fshop/members", Map.of("user_id", ann, "access_level", 30));
        Map<String, Object> without = project("acme/shop", "here", "without");
        without.put("migrate_memberships", false);
        moved(without);
        assertThat(rows("import_placeholder_memberships")).isEmpty();
        moved(project("acme/shop", "here", "shop"));
        assertThat(rows("import_placeholder_memberships")).extracting(row -> row.get("access_level")).containsExactlyInAnyOrder(30L, 50L);
    }

    @Test
    void links_into_the_moved_project_lead_to_the_new_one_and_others_stay() {
        acme.project("acme/shop");
        acme.project("acme/other");
        String old = instances.source.url();
        String text = "See " + old + "/acme/shop/-/issues/1, [this](" + old + "/acme/shop/-/merge_requests/2) and " + old + "/acme/other/-/issues/3 or https://example.com/acme/shop.";
        acme.created("/projects/acme%2Fshop/issues", Map.of("title", "Links", "description", text));
        acme.created("/projects/acme%2Fshop/issues/1/notes", Map.of("body", text));
        moved(project("acme/shop", "here", "store"));
        String here = instances.destination.url();
        String expected = "See " + here + "/here/store/-/issues/1, [this](" + here + "/here/store/-/merge_requests/2) and " + old + "/acme/other/-/issues/3 or https://example.com/acme/shop.";
        assertThat(instances.to.get("/projects/here%2Fstore/issues/1").json().path("description").asString()).isEqualTo(expected);
        assertThat(instances.to.get("/projects/here%2Fstore/issues/1/notes").json().at("/0/body").asString()).isEqualTo(expected);
    }

    @Test
    void labels_of_groups_lose_their_priorities_and_those_of_projects_keep_them() {
        acme.project("acme/shop");
        acme.created("/groups/acme/labels", Map.of("name", "of group", "color", "#ff0000"));
        acme.created("/projects/acme%2Fshop/labels", Map.of("name", "of project", "color", "#00ff00", "priority", 3));
        instances.from.put("/projects/acme%2Fshop/labels/of%20group", Map.of("priority", 7));
        moved(group("acme", "here", "acme"));
        JsonNode labels = instances.to.get("/projects/here%2Facme%2Fshop/labels").json();
        assertThat(labels.valueStream().map(label -> label.path("name").asString() + " " + label.path("priority")))
                .containsExactlyInAnyOrder("of group null", "of project 3");
    }

    @Test
    void push_rules_of_a_project_are_dropped_where_a_group_above_has_its_own() {
        acme.project("acme/shop");
        acme.created("/projects/acme%2Fshop/push_rule", Map.of("commit_message_regex", "^A"));
        moved(project("acme/shop", "here", "with"));
        assertThat(instances.to.get("/projects/here%2Fwith/push_rule").json().path("commit_message_regex").asString()).isEqualTo("^A");
        long group = instances.from.get("/groups/acme").json().path("id").asLong();
        instances.source.instance().db().table("push_rules").insert(Map.of("group_id", group, "commit_message_regex", "^B"));
        instances.source.instance().db().table("bulk_import_exports").all().forEach(instances.source.instance().db().table("bulk_import_exports")::delete);
        moved(project("acme/shop", "here", "without"));
        assertThat(rows("push_rules")).hasSize(1);
    }

    @Test
    void a_second_import_into_the_same_top_level_group_finds_the_people_of_the_first() {
        acme.project("acme/shop");
        acme.issues("acme/shop", 1);
        moved(project("acme/shop", "here", "one"));
        int people = rows("import_source_users").size();
        JsonNode first = instances.to.get("/projects/here%2Fone/issues/1").json().path("author");
        moved(project("acme/shop", "here", "two"));
        assertThat(rows("import_source_users")).hasSize(people);
        assertThat(instances.to.get("/projects/here%2Ftwo/issues/1").json().path("author")).isEqualTo(first);
        Company.at(instances.to).group("elsewhere");
        moved(project("acme/shop", "elsewhere", "three"));
        assertThat(instances.to.get("/projects/elsewhere%2Fthree/issues/1").json().path("author")).isNotEqualTo(first);
    }

    @Test
    void the_branch_that_is_the_default_stays_it() {
        acme.project("acme/shop");
        instances.from.post("/projects/acme%2Fshop/repository/branches", Map.of("branch", "develop", "ref", "main"));
        instances.from.put("/projects/acme%2Fshop", Map.of("default_branch", "develop"));
        moved(project("acme/shop", "here", "shop"));
        JsonNode shop = instances.to.get("/projects/here%2Fshop").json();
        assertThat(shop.path("default_branch").asString()).isEqualTo("develop");
        assertThat(shop.path("import_status").asString()).isEqualTo("finished");
        assertThat(shop.path("import_type").asString()).isEqualTo("gitlab_project_migration");
    }
}
