package io.drover.simulator.sample;

import static io.drover.simulator.content.Api.group;
import static io.drover.simulator.content.Api.project;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.content.Api;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.repository.Git;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleOrganisationTest {
    private static final String DISPATCH = project("nordwind/apps/dispatch");
    private static final String GEO = project("nordwind/platform/libraries/geo");
    private static final String BILLING = project("nordwind/platform/billing");

    private static SimulatedGitLab gitlab;
    private static Api api;

    @BeforeAll
    static void load() {
        gitlab = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(100));
        SampleOrganisation.load(gitlab);
        api = new Api(gitlab, gitlab.rootToken());
    }

    @AfterAll
    static void stop() {
        api.close();
        gitlab.close();
    }

    @Test
    void people_are_of_every_kind() {
        JsonNode users = api.get("/users?per_page=100");
        assertThat(users).hasSize(17);
        assertThat(api.column("/users?blocked=true", "username")).containsExactly("farid");
        assertThat(api.column("/users?search=Jonas+Weber", "username")).containsExactlyInAnyOrder("jonas", "jonas2");
        assertThat(api.get("/users?username=emma").get(0).path("public_email").asString()).isEmpty();
        assertThat(api.get("/users?username=project_bot_dispatch").get(0).path("bot").asBoolean()).isTrue();
        assertThat(api.column(GEO + "/members/all", "username")).doesNotContain("mo");
    }

    @Test
    void groups_nest_two_levels_deep_with_their_own_content() {
        assertThat(api.column(group("nordwind") + "/descendant_groups", "full_path"))
                .containsExactlyInAnyOrder("nordwind/apps", "nordwind/platform", "nordwind/platform/libraries", "nordwind/archive");
        assertThat(api.column(group("nordwind") + "/labels", "name")).containsExactly("bug", "feature", "priority::high", "priority::low");
        assertThat(api.column(group("nordwind") + "/milestones", "title")).containsExactly("2024 Q2", "2024 Q1");
        assertThat(api.column(group("nordwind") + "/badges", "name")).containsExactly("Support");
        assertThat(api.column(group("nordwind") + "/hooks", "url")).containsExactly("https://chat.nordwind.example/hooks/gitlab");
        assertThat(api.column(group("nordwind") + "/deploy_tokens", "username")).containsExactly("nordwind-reader");
        JsonNode board = api.get(group("nordwind") + "/boards").get(0);
        assertThat(board.at("/lists/0/label/name").asString()).isEqualTo("priority::high");
        JsonNode variables = api.get(group("nordwind") + "/variables");
        assertThat(variables.get(2).path("hidden").asBoolean()).isTrue();
        assertThat(variables.get(2).path("value").isNull()).isTrue();
    }

    @Test
    void projects_are_public_internal_private_archived_empty_and_forked() {
        JsonNode projects = api.get("/projects?per_page=100&statistics=true");
        assertThat(projects).hasSize(9);
        assertThat(api.column("/projects?visibility=public", "path_with_namespace"))
                .containsExactlyInAnyOrder("nordwind/platform/libraries/geo", "lena/geo");
        assertThat(api.column("/projects?archived=true", "path_with_namespace")).containsExactly("nordwind/archive/legacy-edi");
        assertThat(api.get(project("nordwind/apps/new-app")).path("empty_repo").asBoolean()).isTrue();
        assertThat(api.get(project("lena/geo")).at("/forked_from_project/path_with_namespace").asString())
                .isEqualTo("nordwind/platform/libraries/geo");
    }

    @Test
    void an_issue_has_everything_an_issue_can_have() {
        JsonNode issue = api.get(GEO + "/issues/1");
        assertThat(issue.path("state").asString()).isEqualTo("closed");
        assertThat(issue.at("/closed_by/username").asString()).isEqualTo("jonas");
        assertThat(issue.path("labels").valueStream().map(JsonNode::asString)).containsExactly("accuracy", "bug");
        assertThat(issue.at("/milestone/title").asString()).isEqualTo("1.0");
        assertThat(issue.at("/time_stats/human_time_estimate").asString()).isEqualTo("4h");
        assertThat(issue.at("/time_stats/human_total_time_spent").asString()).isEqualTo("1h 30m");
        assertThat(issue.at("/task_completion_status/completed_count").asInt()).isEqualTo(1);
        assertThat(issue.path("upvotes").asInt()).isEqualTo(2);
        assertThat(issue.path("weight").asInt()).isEqualTo(3);
        assertThat(issue.path("created_at").asString()).isEqualTo("2023-03-02T09:00:00.000Z");
        assertThat(api.column(GEO + "/issues/1/notes?sort=asc", "/author/username")).contains("mo", "emma", "jonas");
        JsonNode thread = api.get(GEO + "/issues/1/discussions?per_page=100").get(2);
        assertThat(thread.path("individual_note").asBoolean()).isFalse();
        assertThat(thread.path("notes")).hasSize(3);
        assertThat(api.column(GEO + "/issues/1/resource_state_events", "state")).containsExactly("closed");
        assertThat(api.column(GEO + "/issues/1/resource_label_events", "/label/name")).containsExactly("bug", "accuracy");
        assertThat(api.column(GEO + "/issues/1/resource_milestone_events", "/milestone/title")).containsExactly("1.0");
        assertThat(api.column(GEO + "/issues/2/links", "/references/full")).containsExactly("nordwind/apps/dispatch#1");
        assertThat(api.column(DISPATCH + "/issues?labels=driver,bug&state=closed&search=Late", "iid")).contains("1");
    }

    @Test
    void a_merged_request_keeps_its_versions_and_threads_though_its_branch_is_gone() {
        JsonNode merged = api.get(DISPATCH + "/merge_requests/1");
        assertThat(merged.path("state").asString()).isEqualTo("merged");
        assertThat(merged.at("/merged_by/username").asString()).isEqualTo("ben");
        assertThat(merged.path("merge_commit_sha").asString()).matches("[0-9a-f]{40}");
        assertThat(refs("nordwind/apps/dispatch")).doesNotContain("refs/heads/late-stops").contains("refs/heads/night-shift", "refs/merge-requests/1/head");
        assertThat(api.get(DISPATCH + "/merge_requests/1/versions")).hasSize(2);
        assertThat(api.column(DISPATCH + "/merge_requests/1/commits", "title")).containsExactly("Sort them", "Report late stops");
        assertThat(api.column(DISPATCH + "/merge_requests/1/diffs", "new_path")).containsExactly("report.py");
        JsonNode threads = api.get(DISPATCH + "/merge_requests/1/discussions");
        JsonNode outdated = threads.get(0).path("notes").get(0);
        assertThat(outdated.path("type").asString()).isEqualTo("DiffNote");
        assertThat(outdated.path("resolved").asBoolean()).isTrue();
        assertThat(outdated.at("/position/head_sha").asString()).isNotEqualTo(merged.at("/diff_refs/head_sha").asString());
        JsonNode suggestion = threads.get(1).path("notes").get(0).path("suggestions").get(0);
        assertThat(suggestion.path("from_content").asString()).isEqualTo("    return sorted(found)\n");
        assertThat(suggestion.path("to_content").asString()).isEqualTo("    return sorted(found, key=lambda s: s.eta)\n");
        assertThat(api.get(DISPATCH + "/merge_requests/1/approvals").path("approved_by")).hasSize(2);
    }

    @Test
    void merge_requests_are_open_draft_closed_and_from_a_fork() {
        JsonNode draft = api.get(DISPATCH + "/merge_requests/2");
        assertThat(draft.path("draft").asBoolean()).isTrue();
        assertThat(draft.path("detailed_merge_status").asString()).isEqualTo("draft_status");
        assertThat(api.get(DISPATCH + "/merge_requests/3").path("closed_at").asString()).isEqualTo("2024-02-10T10:00:00.000Z");
        JsonNode fork = api.get(GEO + "/merge_requests/3");
        assertThat(fork.path("source_project_id").asLong()).isNotEqualTo(fork.path("target_project_id").asLong());
        assertThat(fork.path("merge_status").asString()).isEqualTo("can_be_merged");
        assertThat(api.column(GEO + "/merge_requests/3/diffs", "new_path")).containsExactly("src/Ferry.java");
    }

    @Test
    void repositories_are_real() {
        assertThat(refs("nordwind/platform/libraries/geo")).contains("refs/tags/v1.0.0", "refs/tags/nightly", "refs/heads/haversine", "refs/merge-requests/3/head");
        assertThat(git("nordwind/platform/libraries/geo", "cat-file", "-t", "v1.0.0")).isEqualTo("tag");
        assertThat(git("nordwind/platform/libraries/geo", "cat-file", "-t", "nightly")).isEqualTo("commit");
        assertThat(git("nordwind/platform/libraries/geo", "rev-list", "--min-parents=2", "--count", "main")).isEqualTo("1");
        assertThat(git("nordwind/platform/libraries/geo", "ls-tree", "-z", "--name-only", "main", "data/")).startsWith("data/Häfen und Straßen.csv");
        assertThat(git("nordwind/platform/infrastructure", "ls-tree", "main", "vendor/geo")).startsWith("160000 commit");
        for (String path : api.column("/projects?order_by=id", "path_with_namespace")) {
            assertThat(git(path, "fsck", "--strict", "--no-progress")).as(path).doesNotContain("error", "missing");
        }
        assertThat(gitlab.instance().db().table("lfs_objects").all()).hasSize(3).allSatisfy(object -> assertThat(
                        gitlab.instance().lfsObject(object.text("oid")))
                .hasSize(object.number("size")));
        assertThat(api.column("/groups/nordwind%2Fplatform/wikis", "slug")).containsExactlyInAnyOrder("home", "On-call");
        assertThat(api.column(GEO + "/wikis", "slug")).containsExactlyInAnyOrder("Formulas", "guides/Für-Fahrer", "home");
        JsonNode snippet = api.get(DISPATCH + "/snippets").get(0);
        assertThat(snippet.path("files")).hasSize(2);
        assertThat(api.call("GET", DISPATCH + "/snippets/" + snippet.path("id").asLong() + "/files/main/late.sql/raw", "").text())
                .startsWith("select *");
    }

    @Test
    void releases_have_links_and_milestones() {
        JsonNode release = api.get(GEO + "/releases/v1.0.0");
        assertThat(release.path("name").asString()).isEqualTo("Geo 1.0");
        assertThat(release.at("/commit/title").asString()).isEqualTo("Prepare 1.0");
        assertThat(release.at("/milestones/0/title").asString()).isEqualTo("1.0");
        assertThat(release.at("/assets/links")).hasSize(2);
    }

    @Test
    void protection_differs_by_branch_and_tag() {
        JsonNode branches = api.get(BILLING + "/protected_branches");
        assertThat(branches.get(0).at("/push_access_levels/0/access_level_description").asString()).isEqualTo("No one");
        assertThat(branches.get(0).at("/merge_access_levels/1/access_level_description").asString()).isEqualTo("Henrik Jensen");
        assertThat(branches.get(1).path("allow_force_push").asBoolean()).isTrue();
        assertThat(api.get(DISPATCH + "/protected_tags").get(0).path("create_access_levels")).hasSize(2);
    }

    @Test
    void secrets_are_of_every_kind_and_shown_as_gitlab_shows_them() {
        JsonNode variables = api.get(DISPATCH + "/variables?per_page=100");
        assertThat(variables).hasSize(6);
        assertThat(variables.valueStream().filter(v -> v.path("hidden").asBoolean()).map(v -> v.path("value").isNull())).containsExactly(true);
        assertThat(variables.valueStream().map(v -> v.path("environment_scope").asString())).contains("*", "staging", "production");
        assertThat(variables.valueStream().map(v -> v.path("variable_type").asString())).contains("file");
        JsonNode hook = api.get(DISPATCH + "/hooks").get(0);
        assertThat(hook.has("token")).isFalse();
        assertThat(hook.path("url_variables").toString()).isEqualTo("[{\"key\":\"hook_id\"}]");
        assertThat(api.get(DISPATCH + "/deploy_tokens").get(0).has("token")).isFalse();
        assertThat(api.column(DISPATCH + "/access_tokens", "name")).containsExactly("Release bot");
        long schedule = api.get(DISPATCH + "/pipeline_schedules").get(0).path("id").asLong();
        assertThat(api.get(DISPATCH + "/pipeline_schedules").get(0).has("variables")).isFalse();
        assertThat(api.column(DISPATCH + "/pipeline_schedules", "description")).containsExactly("Nightly plan", "Quarterly cleanup");
        assertThat(api.get(DISPATCH + "/pipeline_schedules/" + schedule).path("variables")).hasSize(2);
        assertThat(api.column(DISPATCH + "/deploy_keys", "id")).isEqualTo(api.column(project("nordwind/apps/tracking-web") + "/deploy_keys", "id"));
    }

    @Test
    void what_no_export_carries_is_there_to_be_declared_lost() {
        String tracking = project("nordwind/apps/tracking-web");
        assertThat(api.column(tracking + "/registry/repositories", "path"))
                .containsExactly("nordwind/apps/tracking-web", "nordwind/apps/tracking-web/cache");
        assertThat(api.column(tracking + "/packages", "version")).containsExactly("2.1.0", "2.2.0", "2024.1", "1.3.0", "0.9.1", "3.0.0", "1.4.2", "0.3");
        assertThat(api.column(DISPATCH + "/triggers", "description")).containsExactly("From the ERP");
        assertThat(api.column(DISPATCH + "/environments", "name")).containsExactly("production", "staging");
        assertThat(api.column(DISPATCH + "/feature_flags", "name")).containsExactly("night_shift");
        assertThat(api.column(DISPATCH + "/integrations", "slug")).containsExactly("slack");
        assertThat(api.get(DISPATCH + "/push_rule").path("deny_delete_tag").asBoolean()).isTrue();
        assertThat(api.column(DISPATCH + "/approval_rules", "name")).containsExactly("Leads");
        assertThat(api.column(DISPATCH + "/custom_attributes", "value")).containsExactly("gold");
        assertThat(api.column("/admin/ci/variables", "key")).containsExactly("COMPANY");
        assertThat(api.column(DISPATCH + "/badges", "kind")).containsExactly("group", "project");
        assertThat(api.column(DISPATCH + "/boards", "name")).containsExactly("Development", "Night");
        assertThat(api.column(DISPATCH + "/pipelines", "status")).containsExactly("failed", "success");
    }

    private static String git(String project, String... arguments) {
        Row row = new Directory(gitlab.instance().db()).project(project).orElseThrow();
        return new Git(gitlab.instance().repository(row)).require(arguments);
    }

    private static List<String> refs(String project) {
        return git(project, "for-each-ref", "--format=%(refname)").lines().toList();
    }

    @Test
    void the_same_every_time() {
        try (SimulatedGitLab other = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(100).withSeed(99))) {
            SampleOrganisation.load(other);
            for (String table : List.of("issues", "notes", "merge_request_diffs", "label_links", "ci_builds", "members")) {
                List<String> here = gitlab.instance().db().table(table).all().stream().map(row -> row.columns().toString()).toList();
                List<String> there = other.instance().db().table(table).all().stream().map(row -> row.columns().toString()).toList();
                assertThat(there).as(table).hasSameSizeAs(here);
                for (int i = 0; i < here.size(); i++) {
                    assertThat(there.get(i)).as(table).isEqualTo(here.get(i));
                }
            }
        }
    }
}
