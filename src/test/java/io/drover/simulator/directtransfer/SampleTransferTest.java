package io.drover.simulator.directtransfer;

import static io.drover.simulator.RestClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import io.drover.simulator.Row;
import io.drover.simulator.sample.SampleOrganisation;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The sample organisation, whole, from one instance to the other. */
class SampleTransferTest {
    private static final String GEO = "nordwind/platform/libraries/geo";
    private static final String DISPATCH = "nordwind/apps/dispatch";
    private static final String BILLING = "nordwind/platform/billing";
    private static final String INFRASTRUCTURE = "nordwind/platform/infrastructure";

    private static Instances instances;
    private static long importId;
    private static JsonNode ended;

    @BeforeAll
    static void transfer() {
        instances = Instances.start();
        SampleOrganisation.load(instances.source);
        importId = instances.start(Instances.group("nordwind", "", "nordwind"));
        ended = instances.ended(importId);
    }

    @AfterAll
    static void stop() {
        instances.close();
    }

    static List<String> projects() {
        return instances.from.get("/groups/nordwind/projects?include_subgroups=true&per_page=100").json().valueStream()
                .map(project -> project.path("path_with_namespace").asString())
                .toList();
    }

    private static String in(String project) {
        return "/projects/" + encoded(project);
    }

    private static List<String> column(RestClient client, String path, String pointer) {
        JsonNode list = client.get(path + (path.contains("?") ? "&" : "?") + "per_page=100").json();
        return list.valueStream().map(each -> each.at(pointer).toString()).toList();
    }

    private static void assertSame(String path, String... pointers) {
        for (String pointer : pointers) {
            assertThat(column(instances.to, path, pointer)).as(path + " " + pointer).isEqualTo(column(instances.from, path, pointer));
        }
    }

    private static void assertSameFields(String path, String... pointers) {
        JsonNode here = instances.to.get(path).json();
        JsonNode there = instances.from.get(path).json();
        for (String pointer : pointers) {
            assertThat(here.at(pointer)).as(path + " " + pointer).isEqualTo(there.at(pointer));
        }
    }

    private static Row projectHere(String path) {
        return instances.destination.instance().db().table("projects").first("route", path).orElseThrow();
    }

    @Test
    void everything_below_the_group_became_an_entity_and_ended_without_a_failure() {
        assertThat(ended.path("status").asString()).isEqualTo("finished");
        assertThat(ended.path("has_failures").asBoolean()).isFalse();
        JsonNode entities = instances.entities(importId);
        assertThat(entities.valueStream().map(entity -> entity.path("status").asString())).containsOnly("finished");
        assertThat(entities.valueStream().flatMap(entity -> entity.path("failures").valueStream())).isEmpty();
        assertThat(entities.valueStream().filter(entity -> entity.path("entity_type").asString().equals("project")).map(entity -> entity.path("source_full_path").asString()))
                .containsExactlyInAnyOrderElementsOf(projects());
        JsonNode libraries = instances.entity(importId, "nordwind/platform/libraries");
        assertThat(libraries.path("parent_id")).isEqualTo(instances.entity(importId, "nordwind/platform").path("id"));
        assertThat(libraries.path("destination_full_path").asString()).isEqualTo("nordwind/platform/libraries");
        assertThat(libraries.path("namespace_id").asLong()).isEqualTo(instances.to.get("/groups/" + encoded("nordwind/platform/libraries")).json().path("id").asLong());
    }

    @Test
    void counts_say_what_the_source_has_and_what_came() {
        JsonNode stats = instances.entity(importId, DISPATCH).path("stats");
        for (String relation : List.of("labels", "issues", "merge_requests", "releases", "snippets", "uploads", "protected_branches", "pipeline_schedules", "self", "repository")) {
            JsonNode counts = stats.path(relation);
            assertThat(counts.path("source").asLong()).as(relation).isPositive();
            assertThat(counts.path("fetched")).as(relation).isEqualTo(counts.path("source"));
            assertThat(counts.path("imported")).as(relation).isEqualTo(counts.path("source"));
        }
        assertThat(stats.has("members")).as("not read from files").isFalse();
        assertThat(stats.has("badges")).isFalse();
    }

    @Test
    void groups_have_their_settings_labels_milestones_boards_and_badges() {
        assertSame("/groups/nordwind/descendant_groups?order_by=path", "/full_path", "/name", "/description", "/visibility");
        assertSameFields("/groups/nordwind", "/name", "/description", "/visibility", "/project_creation_level", "/lfs_enabled", "/request_access_enabled");
        assertSame("/groups/nordwind/labels", "/name", "/color", "/description");
        assertSame("/groups/nordwind/milestones", "/title", "/description", "/due_date", "/start_date", "/state");
        assertSame("/groups/nordwind/boards", "/name");
        assertSame("/groups/nordwind/badges", "/name", "/link_url", "/image_url");
    }

    @ParameterizedTest
    @MethodSource("projects")
    void a_project_has_its_attributes_refs_and_planning(String project) {
        assertSameFields(in(project), "/name", "/description", "/visibility", "/archived", "/default_branch", "/created_at", "/squash_option", "/issues_access_level",
                "/snippets_access_level", "/only_allow_merge_if_pipeline_succeeds", "/auto_devops_enabled");
        // the branch of an open merge request from a fork is made here as well
        assertThat(column(instances.to, in(project) + "/repository/branches", "/name")).containsAll(column(instances.from, in(project) + "/repository/branches", "/name"));
        assertThat(column(instances.to, in(project) + "/repository/branches", "/commit/id")).containsAll(column(instances.from, in(project) + "/repository/branches", "/commit/id"));
        assertSame(in(project) + "/repository/tags", "/name", "/commit/id", "/message");
        assertSame(in(project) + "/labels", "/name", "/color", "/priority");
        assertSame(in(project) + "/milestones", "/iid", "/title", "/state", "/due_date");
        assertSame(in(project) + "/issues?order_by=created_at&sort=asc", "/iid", "/title", "/description", "/state", "/labels", "/weight", "/due_date", "/created_at",
                "/closed_at", "/confidential", "/milestone/title", "/time_stats/time_estimate", "/time_stats/total_time_spent", "/upvotes");
        assertSame(in(project) + "/boards", "/name", "/lists/0/label/name");
        // the default branch may be protected by this instance's own setting
        assertThat(column(instances.to, in(project) + "/protected_branches", "/name")).containsAll(column(instances.from, in(project) + "/protected_branches", "/name"));
        assertSame(in(project) + "/snippets", "/title", "/description", "/visibility");
        assertSame(in(project) + "/releases", "/tag_name", "/name", "/description", "/released_at", "/assets/links/0/url");
        assertSame(in(project) + "/uploads", "/filename", "/size");
    }

    @ParameterizedTest
    @ValueSource(strings = {GEO, DISPATCH, BILLING})
    void merge_requests_come_with_their_history(String project) {
        assertSame(in(project) + "/merge_requests?order_by=created_at&sort=asc", "/iid", "/title", "/description", "/state", "/source_branch", "/target_branch", "/sha",
                "/merge_commit_sha", "/created_at", "/merged_at", "/labels", "/draft");
        for (JsonNode change : instances.from.get(in(project) + "/merge_requests").json()) {
            String path = in(project) + "/merge_requests/" + change.path("iid").asLong();
            assertSame(path + "/notes?sort=asc&order_by=created_at", "/body", "/type", "/position/new_path", "/position/new_line", "/resolved", "/system", "/created_at");
            assertThat(instances.to.get(path + "/versions").json()).as("the latest version only").hasSize(1);
        }
    }

    @Test
    void notes_keep_their_text_and_no_name_is_written_into_it() {
        assertSame(in(GEO) + "/issues/1/notes?sort=asc&order_by=created_at", "/body", "/system", "/created_at");
        assertSame(in(GEO) + "/issues/1/award_emoji", "/name");
        assertSame(in(GEO) + "/issues/1/resource_state_events", "/state", "/created_at");
    }

    @Test
    void wikis_snippets_and_lfs_objects_come_by_their_own_ways() throws Exception {
        assertSame(in(GEO) + "/wikis?with_content=1", "/slug", "/title", "/content");
        assertSame("/groups/" + encoded("nordwind/platform") + "/wikis?with_content=1", "/slug", "/title", "/content");
        JsonNode snippet = instances.to.get(in(DISPATCH) + "/snippets").json().get(0);
        JsonNode original = instances.from.get(in(DISPATCH) + "/snippets").json().get(0);
        assertThat(instances.to.get(in(DISPATCH) + "/snippets/" + snippet.path("id").asLong() + "/raw").text())
                .isEqualTo(instances.from.get(in(DISPATCH) + "/snippets/" + original.path("id").asLong() + "/raw").text())
                .isNotEmpty();
        Row infrastructure = projectHere(INFRASTRUCTURE);
        List<Row> links = instances.destination.instance().db().table("lfs_objects_projects").where("project_id", infrastructure.id());
        assertThat(links).hasSize(3);
        for (Row link : links) {
            String oid = instances.destination.instance().db().table("lfs_objects").byId(link.number("lfs_object_id")).orElseThrow().text("oid");
            assertThat(Files.readAllBytes(instances.destination.instance().lfsObject(oid))).isEqualTo(Files.readAllBytes(instances.source.instance().lfsObject(oid)));
        }
    }

    @Test
    void whoever_contributed_is_a_placeholder_user_here() {
        JsonNode author = instances.to.get(in(GEO) + "/issues/1").json().path("author");
        JsonNode original = instances.from.get(in(GEO) + "/issues/1").json().path("author");
        assertThat(author.path("name").asString()).isEqualTo("Placeholder " + original.path("name").asString());
        JsonNode users = instances.to.graphql("{ namespace(fullPath: \"nordwind\") { importSourceUsers { nodes { sourceUsername importType sourceHostname } } } }", Map.of())
                .json()
                .at("/data/namespace/importSourceUsers/nodes");
        assertThat(users.valueStream().map(user -> user.path("sourceUsername").asString())).contains(original.path("username").asString(), "jonas").doesNotHaveDuplicates();
        assertThat(users.valueStream().map(user -> user.path("importType").asString())).containsOnly("GITLAB_MIGRATION");
        assertThat(users.valueStream().map(user -> user.path("sourceHostname").asString())).containsOnly(instances.source.url());
    }

    @Test
    void members_are_held_until_their_placeholders_are_assigned() {
        assertThat(column(instances.to, in(GEO) + "/members", "/username")).isEmpty();
        assertThat(column(instances.to, "/groups/nordwind/members", "/username")).containsExactly("\"root\"");
        List<Row> held = instances.destination.instance().db().table("import_placeholder_memberships").where("source_id", projectHere(GEO).id()).stream()
                .filter(row -> row.text("source_type").equals("Project"))
                .toList();
        assertThat(held).hasSameSizeAs(column(instances.from, in(GEO) + "/members/all", "/username"));
    }

    @Test
    void what_direct_transfer_does_not_carry_does_not_arrive() {
        for (String path : List.of("/protected_tags", "/variables", "/hooks", "/deploy_keys", "/custom_attributes", "/feature_flags", "/environments", "/triggers")) {
            assertThat(column(instances.to, in(DISPATCH) + path, "/id")).as(path).isEmpty();
        }
        assertThat(column(instances.from, in(DISPATCH) + "/protected_tags", "/name")).isNotEmpty();
        assertThat(column(instances.from, in(DISPATCH) + "/variables", "/key")).isNotEmpty();
        assertThat(column(instances.to, "/groups/nordwind/variables", "/key")).isEmpty();
        assertThat(column(instances.to, "/groups/nordwind/hooks", "/url")).isEmpty();
        for (JsonNode schedule : instances.to.get(in(DISPATCH) + "/pipeline_schedules").json()) {
            assertThat(schedule.path("active").asBoolean()).isFalse();
            assertThat(instances.to.get(in(DISPATCH) + "/pipeline_schedules/" + schedule.path("id").asLong()).json().path("variables")).isEmpty();
        }
        for (JsonNode issue : instances.to.get(in(DISPATCH) + "/issues").json()) {
            assertThat(column(instances.to, in(DISPATCH) + "/issues/" + issue.path("iid").asLong() + "/links", "/iid")).isEmpty();
        }
    }
}
