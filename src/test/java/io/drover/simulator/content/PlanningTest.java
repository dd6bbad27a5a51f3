package io.drover.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlanningTest extends ContentTestBase {
    @Test
    void owners_choose_number_and_date_and_others_do_not() {
        Map<String, Object> wish = Map.of("title", "Old", "iid", 42, "created_at", "2020-02-02T02:02:02Z", "labels", "shared,brand-new");
        JsonNode mine = owner.post(APP + "/issues", wish);
        assertThat(mine.path("iid").asInt()).isEqualTo(42);
        assertThat(mine.path("created_at").asString()).isEqualTo("2020-02-02T02:02:02.000Z");
        assertThat(owner.column(APP + "/labels", "name")).containsExactly("brand-new", "shared");
        JsonNode theirs = dev.post(APP + "/issues", wish);
        assertThat(theirs.path("iid").asInt()).isEqualTo(43);
        assertThat(theirs.path("created_at").asString()).doesNotStartWith("2020");
        assertThat(owner.call("POST", APP + "/issues", wish).status()).isEqualTo(409);
    }

    @Test
    void confidential_issues_are_hidden_from_guests_unless_theirs() {
        owner.post(APP + "/issues", Map.of("title", "Secret", "confidential", true));
        guest.post(APP + "/issues", Map.of("title", "Mine", "confidential", true));
        assertThat(guest.column(APP + "/issues", "title")).containsExactly("Mine");
        assertThat(dev.column(APP + "/issues?sort=asc", "title")).containsExactly("Secret", "Mine");
        assertThat(guest.call("GET", APP + "/issues/1", "").status()).isEqualTo(404);
        assertThat(guest.call("PUT", APP + "/issues/1", Map.of("title", "x")).status()).isEqualTo(404);
    }

    @Test
    void closing_reopening_and_labelling_leave_events() {
        dev.post(APP + "/issues", Map.of("title", "Work"));
        dev.call("PUT", APP + "/issues/1", Map.of("add_labels", "shared", "state_event", "close"));
        assertThat(dev.get(APP + "/issues/1").at("/closed_by/username").asString()).isEqualTo("dev");
        dev.call("PUT", APP + "/issues/1", Map.of("remove_labels", "shared", "state_event", "reopen"));
        assertThat(dev.column(APP + "/issues/1/resource_state_events", "state")).containsExactly("closed", "reopened");
        assertThat(dev.column(APP + "/issues/1/resource_label_events", "action")).containsExactly("add", "remove");
        assertThat(dev.get(APP + "/issues/1").path("closed_at").isNull()).isTrue();
        assertThat(dev.call("PUT", APP + "/issues/1", Map.of("nothing", 1)).status()).isEqualTo(400);
    }

    @Test
    void replies_join_their_thread_and_reactions_are_one_each() {
        dev.post(APP + "/issues", Map.of("title", "Talk"));
        JsonNode thread = guest.post(APP + "/issues/1/discussions", Map.of("body", "Hello?"));
        String one = APP + "/issues/1/discussions/" + thread.path("id").asString();
        JsonNode reply = dev.post(one + "/notes", Map.of("body", "Yes."));
        assertThat(dev.get(one).path("notes")).hasSize(2);
        assertThat(message(dev.call("POST", one + "/notes", Map.of()))).isEqualTo("\"body is missing\"");
        String award = APP + "/issues/1/notes/" + reply.path("id").asLong() + "/award_emoji";
        guest.post(award, Map.of("name", "tada"));
        assertThat(guest.call("POST", award, Map.of("name", "tada")).status()).isEqualTo(404);
        assertThat(guest.call("PUT", one + "/notes/" + reply.path("id").asLong(), Map.of("body", "No.")).status()).isEqualTo(403);
    }

    @Test
    void labels_milestones_and_boards_refuse_what_is_there() {
        assertThat(dev.post(APP + "/labels", Map.of("name", "bug", "color", "#ff0000", "priority", 1)).path("priority").asInt()).isEqualTo(1);
        Api.Reply twice = dev.call("POST", APP + "/labels", Map.of("name", "shared", "color", "#ff0000"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(message(twice)).isEqualTo("\"Label already exists\"");
        assertThat(message(dev.call("POST", APP + "/labels", Map.of("name", "x", "color", "?")))).isEqualTo("{\"color\":[\"must be a valid color code\"]}");
        dev.post(APP + "/milestones", Map.of("title", "1.0", "due_date", "2024-05-05"));
        assertThat(dev.call("POST", APP + "/milestones", Map.of("title", "1.0")).status()).isEqualTo(400);
        long board = dev.post(APP + "/boards", Map.of("name", "Kanban")).path("id").asLong();
        long label = dev.get(APP + "/labels/bug").path("id").asLong();
        assertThat(dev.post(APP + "/boards/" + board + "/lists", Map.of("label_id", label)).at("/label/name").asString()).isEqualTo("bug");
        assertThat(dev.call("POST", APP + "/boards/" + board + "/lists", Map.of("label_id", 999_999)).status()).isEqualTo(400);
        assertThat(dev.call("DELETE", APP + "/labels/bug", "").status()).isEqualTo(204);
    }

    @Test
    void time_is_counted_in_days_of_eight_hours() {
        dev.post(APP + "/issues", Map.of("title", "Long"));
        dev.call("POST", APP + "/issues/1/time_estimate", Map.of("duration", "1w 2d"));
        dev.call("POST", APP + "/issues/1/add_spent_time", Map.of("duration", "9h 30m"));
        JsonNode stats = dev.get(APP + "/issues/1/time_stats");
        assertThat(stats.path("human_time_estimate").asString()).isEqualTo("1w 2d");
        assertThat(stats.path("human_total_time_spent").asString()).isEqualTo("1d 1h 30m");
        assertThat(dev.call("POST", APP + "/issues/1/add_spent_time", Map.of("duration", "soon")).status()).isEqualTo(400);
    }
}
