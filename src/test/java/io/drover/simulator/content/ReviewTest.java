package io.drover.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Row;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.repository.Git;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReviewTest extends ContentTestBase {
    private JsonNode open(String branch) {
        return dev.post(APP + "/merge_requests", Map.of("source_branch", branch, "target_branch", "main", "title", "Try " + branch));
    }

    private String git(String... arguments) {
        Row project = new Directory(gitlab.instance().db()).project("crew/app").orElseThrow();
        return new Git(gitlab.instance().repository(project)).require(arguments);
    }

    @Test
    void merging_makes_a_real_merge_commit_and_removes_the_branch() {
        JsonNode opened = open("better");
        assertThat(opened.path("changes_count").asString()).isEqualTo("2");
        assertThat(dev.column(APP + "/merge_requests/1/diffs", "new_path")).containsExactly("f.txt", "g.txt");
        assertThat(dev.get(APP + "/merge_requests/1").path("detailed_merge_status").asString()).isEqualTo("mergeable");
        Api.Reply merged = dev.call("PUT", APP + "/merge_requests/1/merge", Map.of("should_remove_source_branch", true));
        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.json().at("/merged_by/username").asString()).isEqualTo("dev");
        assertThat(git("rev-parse", "main")).isEqualTo(merged.json().path("merge_commit_sha").asString());
        assertThat(git("show", "main:f.txt")).isEqualTo("one\n2\nthree");
        assertThat(git("for-each-ref", "--format=%(refname)", "refs/heads/better")).isEmpty();
        assertThat(dev.column(APP + "/merge_requests/1/resource_state_events", "state")).containsExactly("merged");
        assertThat(dev.call("PUT", APP + "/merge_requests/1/merge", "").status()).isEqualTo(405);
    }

    @Test
    void a_conflict_is_found_by_git_and_refused() {
        open("better");
        open("clash");
        dev.call("PUT", APP + "/merge_requests/1/merge", "");
        JsonNode clash = dev.get(APP + "/merge_requests/2");
        assertThat(clash.path("has_conflicts").asBoolean()).isTrue();
        assertThat(dev.call("PUT", APP + "/merge_requests/2/merge", "").status()).isEqualTo(422);
    }

    @Test
    void the_same_branches_twice_conflict_and_a_guest_may_not_open_one() {
        open("better");
        Map<String, String> again = Map.of("source_branch", "better", "target_branch", "main", "title", "Again");
        Api.Reply second = dev.call("POST", APP + "/merge_requests", again);
        assertThat(second.status()).isEqualTo(409);
        assertThat(message(second)).isEqualTo("[\"Another open merge request already exists for this source branch: !1\"]");
        assertThat(guest.call("POST", APP + "/merge_requests", again).status()).isEqualTo(403);
        assertThat(message(dev.call("POST", APP + "/merge_requests", Map.of("source_branch", "x", "title", "y")))).isEqualTo("\"target_branch is missing\"");
    }

    @Test
    void a_diff_note_gets_its_line_code_and_its_suggestion_becomes_a_commit() {
        JsonNode refs = open("better").path("diff_refs");
        Map<String, Object> position = new HashMap<>(Map.of("position_type", "text", "new_path", "f.txt", "old_path", "f.txt", "new_line", 2));
        for (String name : new String[] {"base_sha", "start_sha", "head_sha"}) {
            position.put(name, refs.path(name).asString());
        }
        String body = "Better:\n```suggestion:-0+0\ndeux\n```";
        JsonNode thread = dev.post(APP + "/merge_requests/1/discussions", Map.of("body", body, "position", position));
        Row note = gitlab.instance().db().table("notes").byId(thread.at("/notes/0/id").asLong()).orElseThrow();
        assertThat(note.text("line_code")).isEqualTo(Content.sha1("f.txt") + "_3_2");
        assertThat(gitlab.instance().db().table("note_diff_files").first("diff_note_id", note.id()).orElseThrow().text("diff")).endsWith("-two\n+2\n");
        long suggestion = thread.at("/notes/0/suggestions/0/id").asLong();
        assertThat(dev.call("PUT", "/suggestions/" + suggestion + "/apply", "").json().path("applied").asBoolean()).isTrue();
        assertThat(git("show", "better:f.txt")).isEqualTo("one\ndeux\nthree");
        assertThat(dev.get(APP + "/merge_requests/1/versions")).hasSize(2);
        position.put("new_line", 77);
        assertThat(dev.call("POST", APP + "/merge_requests/1/discussions", Map.of("body", "Where?", "position", position)).status()).isEqualTo(400);
    }

    @Test
    void threads_are_resolved_by_developers_and_approvals_count() {
        open("better");
        JsonNode thread = dev.post(APP + "/merge_requests/1/discussions", Map.of("body", "Sure?"));
        String one = APP + "/merge_requests/1/discussions/" + thread.path("id").asString();
        assertThat(guest.call("PUT", one, Map.of("resolved", true)).status()).isEqualTo(403);
        assertThat(dev.call("PUT", one, Map.of("resolved", true)).json().at("/notes/0/resolved_by/username").asString()).isEqualTo("dev");
        lead.post(APP + "/approval_rules", Map.of("name", "Leads", "approvals_required", 1));
        assertThat(dev.get(APP + "/merge_requests/1/approvals").path("approved").asBoolean()).isFalse();
        assertThat(lead.post(APP + "/merge_requests/1/approve", Map.of()).path("approved").asBoolean()).isTrue();
        assertThat(lead.call("POST", APP + "/merge_requests/1/approve", "").status()).isEqualTo(401);
    }
}
