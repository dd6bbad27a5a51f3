package io.drover.simulator.placeholders;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Faults.Kind;
import io.drover.simulator.Instance;
import io.drover.simulator.RestClient;
import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Groups;
import io.drover.simulator.namespaces.Members;
import io.drover.simulator.namespaces.Projects;
import io.drover.simulator.people.Users;
import io.drover.time.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contribution mapping as a group's owner and the people named see it. */
class SourceUsersTest {
    private static final String SOURCE = "https://source.example.com";

    private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T10:00:00Z"));
    private final SimulatedGitLab gitlab =
            SimulatedGitLab.start(SimulatorOptions.defaults().withTime(time).withSidekiqDelay(Duration.ofSeconds(1)));
    private final RestClient root = new RestClient(gitlab.url(), gitlab.rootToken());
    private final Instance instance = gitlab.instance();
    private final SourceUsers people = new SourceUsers(instance);
    private final Reassignments reassignments = new Reassignments(instance);
    private final Row admin = instance.db().table("users").first("username", "root").orElseThrow();
    private final Row acme = group("acme");
    private final Row ann = new Users(instance).create("ann", "Ann", "ann@example.com", Map.of());

    @AfterEach
    void close() {
        gitlab.close();
    }

    private Row group(String path) {
        return new Groups(instance).create(admin, null, path, path, Map.of());
    }

    private long contributor(Row group, long sourceUserId) {
        return people.contributor(group.id(), SOURCE, "gitlab_migration", sourceUserId, "Ann Smith", "ann.smith");
    }

    private Row sourceUser() {
        return people.of(acme).getFirst();
    }

    private void work() {
        time.advance(Duration.ofSeconds(2));
    }

    private String post(String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gitlab.url() + path)).header("PRIVATE-TOKEN", token).POST(HttpRequest.BodyPublishers.noBody()).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.headers().firstValue("Location").orElse("").replace(gitlab.url(), "");
    }

    private int upload(String csv) throws IOException, InterruptedException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\nContent-Type: text/csv\r\n\r\n" + csv + "\r\n--b--\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4/groups/acme/placeholder_reassignments"))
                .header("PRIVATE-TOKEN", gitlab.rootToken())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void one_placeholder_stands_for_one_source_user_in_one_top_level_group() {
        long placeholder = contributor(acme, 7);
        assertThat(contributor(acme, 7)).isEqualTo(placeholder);
        assertThat(contributor(group("other"), 7)).isNotEqualTo(placeholder);
        RestClient.Answer shown = root.get("/users/" + placeholder);
        assertThat(shown.json().get("name").asString()).isEqualTo("Placeholder Ann Smith");
        assertThat(shown.json().get("username").asString()).isEqualTo("annsmith_placeholder_user_1");
        assertThat(shown.json().get("using_license_seat").asBoolean()).isFalse();
        assertThat(root.get("/groups/acme/members").json()).hasSize(1);
    }

    @Test
    void beyond_the_limit_everybody_new_is_the_import_user_and_known_people_stay() {
        people.limit(2);
        long first = contributor(acme, 1);
        contributor(acme, 2);
        long third = contributor(acme, 3);
        assertThat(root.get("/users/" + third).json().get("name").asString()).isEqualTo("Import User");
        assertThat(contributor(acme, 4)).isEqualTo(third);
        assertThat(contributor(acme, 1)).isEqualTo(first);
    }

    @Test
    void contributions_and_held_memberships_move_after_the_person_has_agreed() throws Exception {
        Row project = new Projects(instance).create(admin, acme, "web", "web", Map.of());
        long placeholder = contributor(acme, 7);
        Row issue = instance.db().table("issues").insert(Map.of("project_id", project.id(), "iid", 1L, "author_id", placeholder, "closed_by_id", placeholder));
        new PlaceholderMemberships(instance).add(sourceUser(), "Project", project.id(), Levels.DEVELOPER, "2027-01-01");
        assertThat(new Members(instance).find("Project", project.id(), placeholder)).isEmpty();

        assertThat(reassignments.reassign(admin, sourceUser(), ann).ok()).isTrue();
        work();
        assertThat(SourceUserStatus.of(sourceUser())).isEqualTo(SourceUserStatus.AWAITING_APPROVAL);
        assertThat(issue.number("author_id")).isEqualTo(placeholder);

        String page = "/import/source_users/" + sourceUser().text("reassignment_token") + "/accept";
        assertThat(post(page, gitlab.rootToken())).as("somebody else").isEqualTo("302 /dashboard/groups?alert=invalid");
        assertThat(post(page, gitlab.token("ann"))).isEqualTo("302 /dashboard/groups");
        work();
        assertThat(SourceUserStatus.of(sourceUser())).isEqualTo(SourceUserStatus.COMPLETED);
        assertThat(issue.number("author_id")).isEqualTo(ann.id());
        assertThat(issue.number("closed_by_id")).isEqualTo(ann.id());
        Row member = new Members(instance).find("Project", project.id(), ann.id()).orElseThrow();
        assertThat(member.number("access_level")).isEqualTo(Levels.DEVELOPER);
        assertThat(member.text("expires_at")).isEqualTo("2027-01-01");
        assertThat(contributor(acme, 7)).as("the next import").isEqualTo(ann.id());
        assertThat(root.get("/users/" + placeholder).status()).as("the placeholder has gone and made room").isEqualTo(404);
        assertThat(reassignments.cancel(admin, sourceUser()).errors()).containsExactly(Reassignments.WRONG_STATUS);
    }

    @Test
    void a_role_inherited_is_not_lowered_and_an_approval_not_doubled() {
        Row project = new Projects(instance).create(admin, acme, "web", "web", Map.of());
        new Members(instance).insert("Namespace", acme.id(), ann.id(), Levels.MAINTAINER, admin);
        long placeholder = contributor(acme, 7);
        instance.db().table("approvals").insert(Map.of("merge_request_id", 5L, "user_id", ann.id()));
        Row twice = instance.db().table("approvals").insert(Map.of("merge_request_id", 5L, "user_id", placeholder));
        new PlaceholderMemberships(instance).add(sourceUser(), "Project", project.id(), Levels.DEVELOPER, null);
        reassignments.reassign(admin, sourceUser(), ann);
        gitlab.acceptReassignments("ann");
        work();
        assertThat(new Members(instance).find("Project", project.id(), ann.id())).isEmpty();
        assertThat(twice.number("user_id")).isEqualTo(placeholder);
    }

    @Test
    void who_rejects_can_be_asked_again_and_a_kept_placeholder_be_given_after_all() {
        contributor(acme, 7);
        reassignments.reassign(admin, sourceUser(), ann);
        gitlab.rejectReassignments("ann");
        assertThat(SourceUserStatus.of(sourceUser())).isEqualTo(SourceUserStatus.REJECTED);
        assertThat(reassignments.keepAll(admin, acme)).isEqualTo(1);
        assertThat(reassignments.reassign(admin, sourceUser(), ann).errors()).containsExactly(Reassignments.WRONG_STATUS);
        assertThat(reassignments.undoKeep(admin, sourceUser()).ok()).isTrue();
        assertThat(reassignments.reassign(admin, sourceUser(), ann).ok()).isTrue();
    }

    @Test
    void an_administrator_skips_the_confirmation_where_the_instance_allows_it_and_reaches_blocked_people() {
        contributor(acme, 7);
        ann.set("state", "blocked");
        assertThat(reassignments.reassign(admin, sourceUser(), ann).errors()).hasSize(1);
        root.put("/application/settings", Map.of("allow_bypass_placeholder_confirmation", true));
        assertThat(reassignments.reassign(admin, sourceUser(), ann).ok()).isTrue();
        work();
        assertThat(SourceUserStatus.of(sourceUser())).isEqualTo(SourceUserStatus.COMPLETED);
    }

    @Test
    void administrators_are_given_contributions_only_where_the_instance_allows_it_and_bots_agree_at_once() {
        contributor(acme, 7);
        contributor(acme, 8);
        Row last = people.of(acme).getLast();
        Row bot = new Users(instance).create("bot", "Bot", "bot@example.com", Map.of("user_type", "service_account"));
        assertThat(reassignments.reassign(admin, sourceUser(), admin).errors()).containsExactly("You can assign active users with regular or auditor access only.");
        root.put("/application/settings", Map.of("allow_contribution_mapping_to_admins", true));
        assertThat(reassignments.reassign(admin, sourceUser(), admin).ok()).isTrue();
        assertThat(reassignments.reassign(admin, last, admin).errors()).containsExactly("Reassign to user already assigned to another placeholder");
        assertThat(reassignments.reassign(admin, last, bot).ok()).isTrue();
        assertThat(SourceUserStatus.of(last)).isEqualTo(SourceUserStatus.REASSIGNMENT_IN_PROGRESS);
    }

    @Test
    void owners_skip_it_for_enterprise_users_until_the_day_they_chose() {
        contributor(acme, 7);
        Row owner = new Users(instance).create("olga", "Olga", "olga@example.com", Map.of());
        new Members(instance).insert("Namespace", acme.id(), owner.id(), Levels.OWNER, admin);
        Row stranger = new Users(instance).create("sam", "Sam", "sam@example.com", Map.of());
        ann.set("enterprise_group_id", acme.id());
        acme.set("allow_enterprise_bypass_placeholder_confirmation", true).set("enterprise_bypass_expires_at", "2026-03-02");
        assertThat(reassignments.reassign(owner, sourceUser(), stranger).ok()).isFalse();
        assertThat(reassignments.reassign(owner, sourceUser(), ann).ok()).isTrue();
        assertThat(SourceUserStatus.of(sourceUser())).isEqualTo(SourceUserStatus.REASSIGNMENT_IN_PROGRESS);
        assertThat(reassignments.reassign(stranger, sourceUser(), ann).errors()).containsExactly(Reassignments.NO_PERMISSION);
    }

    @Test
    void what_failed_is_tried_again_three_times_in_sixteen_hours() {
        contributor(acme, 7);
        gitlab.faults().inject(Kind.REASSIGNMENT_FAILS).on("ann.smith").times(5);
        reassignments.reassign(admin, sourceUser(), ann);
        gitlab.acceptReassignments("ann");
        work();
        for (int i = 0; i < 3; i++) {
            assertThat(SourceUserStatus.of(sourceUser())).isEqualTo(SourceUserStatus.FAILED);
            assertThat(reassignments.retry(admin, sourceUser()).ok()).isTrue();
            work();
        }
        assertThat(reassignments.retry(admin, sourceUser()).ok()).isFalse();
        time.advance(Duration.ofHours(17));
        gitlab.faults().clear();
        assertThat(reassignments.retry(admin, sourceUser()).ok()).isTrue();
        work();
        assertThat(SourceUserStatus.of(sourceUser())).isEqualTo(SourceUserStatus.COMPLETED);
    }

    @Test
    void the_sheet_is_downloaded_filled_in_and_uploaded() throws Exception {
        contributor(acme, 7);
        people.contributor(acme.id(), SOURCE, "gitlab_migration", 8, "Bob, the \"builder\"", null);
        RestClient.Answer sheet = root.get("/groups/acme/placeholder_reassignments");
        assertThat(sheet.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(sheet.text()).isEqualTo(
                """
                Source host,Import type,Source user identifier,Source user name,Source username,GitLab username,GitLab public email
                https://source.example.com,gitlab_migration,7,Ann Smith,ann.smith,"",""
                https://source.example.com,gitlab_migration,8,"Bob, the ""builder""\","","",""
                """);
        assertThat(upload(sheet.text().replace("ann.smith,\"\",\"\"", "ann.smith,ann,ann@example.com"))).isEqualTo(201);
        work();
        assertThat(SourceUserStatus.of(sourceUser())).isEqualTo(SourceUserStatus.AWAITING_APPROVAL);
        assertThat(SourceUserStatus.of(people.of(acme).getLast())).isEqualTo(SourceUserStatus.PENDING_REASSIGNMENT);
        assertThat(root.get("/groups/acme/placeholder_reassignments").text()).doesNotContain("ann.smith");
        assertThat(upload("a,b\n1,2\n")).isEqualTo(422);
        assertThat(new RestClient(gitlab.url(), gitlab.token("ann")).get("/groups/acme/placeholder_reassignments").status()).isNotEqualTo(200);
    }
}
