package io.drover.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Epics, their children and issues, as doc/api/epics.md and its neighbours describe them. */
class EpicsTest extends ContentTestBase {
    private static final String APP = Api.project("crew/app");
    private static final String EPICS = Api.group("crew") + "/epics";

    @Test
    void an_epic_is_made_labelled_closed_and_found_again() {
        JsonNode made = owner.post(EPICS, Map.of("title", "Sea", "labels", "shared,wet", "created_at", "2020-02-02T02:02:02Z", "due_date_is_fixed", true, "due_date_fixed", "2024-06-30"));
        assertThat(made.path("iid").asInt()).isEqualTo(1);
        assertThat(made.path("due_date").asString()).isEqualTo("2024-06-30");
        assertThat(made.path("created_at").asString()).isEqualTo("2020-02-02T02:02:02.000Z");
        assertThat(made.at("/references/full").asString()).isEqualTo("crew&1");
        JsonNode closed = owner.call("PUT", EPICS + "/1", Map.of("state_event", "close", "remove_labels", "shared")).json();
        assertThat(closed.path("state").asString()).isEqualTo("closed");
        assertThat(closed.path("closed_at").isNull()).isFalse();
        assertThat(owner.column(EPICS + "?state=closed", "/labels/0")).containsExactly("wet");
        assertThat(owner.column(EPICS + "/" + made.path("id").asLong() + "/resource_state_events", "state")).containsExactly("closed");
        assertThat(guest.call("POST", EPICS, Map.of("title", "Mine")).status()).isEqualTo(403);
        assertThat(owner.call("PUT", EPICS + "/1", Map.of()).status()).isEqualTo(400);
    }

    @Test
    void children_and_issues_have_one_epic_at_a_time() {
        long sea = owner.post(EPICS, Map.of("title", "Sea")).path("id").asLong();
        long ferries = owner.post(EPICS, Map.of("title", "Ferries")).path("id").asLong();
        owner.post(EPICS + "/1/epics/" + ferries, Map.of());
        assertThat(owner.get(EPICS + "/2").path("parent_iid").asInt()).isEqualTo(1);
        assertThat(owner.call("POST", EPICS + "/2/epics/" + sea, Map.of()).status()).as("a circle").isEqualTo(409);

        long issue = owner.post(APP + "/issues", Map.of("title", "Work")).path("id").asLong();
        owner.post(EPICS + "/1/issues/" + issue, Map.of());
        owner.post(EPICS + "/2/issues/" + issue, Map.of());
        assertThat(owner.get(EPICS + "/1/issues")).isEmpty();
        assertThat(owner.get(APP + "/issues/1").at("/epic/url").asString()).isEqualTo("/groups/crew/-/epics/2");
        assertThat(owner.column(APP + "/issues?epic_id=Any", "iid")).containsExactly("1");
        assertThat(owner.call("DELETE", EPICS + "/2/issues/" + owner.column(EPICS + "/2/issues", "epic_issue_id").getFirst(), "").status()).isEqualTo(200);
        assertThat(owner.column(APP + "/issues?epic_id=None", "iid")).containsExactly("1");
    }

    @Test
    void confidential_epics_are_hidden_and_people_talk_about_the_others() {
        owner.post(EPICS, Map.of("title", "Secret", "confidential", true));
        String open = EPICS + "/" + owner.post(EPICS, Map.of("title", "Open")).path("id").asLong();
        assertThat(guest.column(EPICS, "title")).containsExactly("Open");
        assertThat(guest.call("GET", EPICS + "/1", "").status()).isEqualTo(404);
        JsonNode thread = guest.post(open + "/discussions", Map.of("body", "Hello?"));
        owner.post(open + "/discussions/" + thread.path("id").asString() + "/notes", Map.of("body", "Yes."));
        assertThat(guest.get(open + "/discussions").path(0).path("notes")).hasSize(2);
        guest.post(EPICS + "/2/award_emoji", Map.of("name", "thumbsup"));
        assertThat(owner.get(EPICS + "/2").path("upvotes").asInt()).isEqualTo(1);
    }

    @Test
    void community_edition_has_no_epics() {
        try (SimulatedGitLab community = SimulatedGitLab.start(SimulatorOptions.defaults().withVersion("18.5.1")); Api admin = new Api(community, community.rootToken())) {
            admin.post("/groups", Map.of("name", "crew", "path", "crew"));
            assertThat(admin.call("GET", EPICS, "").status()).isEqualTo(404);
        }
    }
}
