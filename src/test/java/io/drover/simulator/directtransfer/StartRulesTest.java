package io.drover.simulator.directtransfer;

import static io.drover.simulator.directtransfer.Instances.group;
import static io.drover.simulator.directtransfer.Instances.project;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.limits.LimitsProfile;
import io.drover.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What {@code POST /bulk_imports} takes and what it refuses. */
class StartRulesTest {
    private Instances instances = Instances.start();

    @AfterEach
    void stop() {
        instances.close();
    }

    private void sourceOfVersion(String version) {
        instances.close();
        instances = new Instances(SimulatorOptions.defaults().withVersion(version), SimulatorOptions.defaults());
    }

    private static void make(RestClient client, String group, String... projects) {
        long id = client.post("/groups", Map.of("name", group, "path", group)).json().path("id").asLong();
        for (String project : projects) {
            assertThat(client.post("/projects", Map.of("name", project, "path", project, "namespace_id", id)).status()).isEqualTo(201);
        }
    }

    private static void refused(RestClient.Answer answer, String message) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("message").asString()).isEqualTo(message);
    }

    private RestClient.Answer startWith(String url, String token) {
        return instances.to.post("/bulk_imports", Map.of("configuration", Map.of("url", url, "access_token", token), "entities", List.of(group("acme", "", "acme"))));
    }

    @Test
    void the_answer_is_the_import_as_it_was_made() {
        make(instances.from, "acme");
        RestClient.Answer answer = instances.post(group("acme", "", "acme"));
        assertThat(answer.status()).isEqualTo(201);
        JsonNode json = answer.json();
        assertThat(json.propertyNames()).containsExactly("id", "status", "source_type", "source_url", "created_at", "updated_at", "has_failures");
        assertThat(json.path("status").asString()).isEqualTo("created");
        assertThat(json.path("source_url").asString()).isEqualTo(instances.source.url());
        assertThat(json.toString()).doesNotContain(instances.source.rootToken());
    }

    @Test
    void with_the_setting_off_at_the_destination_nothing_is_there() {
        instances.destination.instance().settings().set("bulk_import_enabled", false);
        assertThat(instances.post(group("acme", "", "acme")).status()).isEqualTo(404);
        for (String path : List.of("/bulk_imports", "/bulk_imports/entities", "/bulk_imports/1", "/bulk_imports/1/entities")) {
            assertThat(instances.to.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(instances.to.post("/bulk_imports/1/cancel", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void with_the_setting_off_at_the_source_the_start_is_refused() {
        make(instances.from, "acme");
        instances.source.instance().settings().set("bulk_import_enabled", false);
        refused(
                instances.post(group("acme", "", "acme")),
                "Migration by direct transfer disabled on source or destination instance. Ask an administrator to enable it on both instances and try again.");
        assertThat(instances.from.post("/groups/acme/export_relations", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void a_source_on_the_local_network_is_told_as_a_missing_right_until_a_setting_allows_it() {
        make(instances.from, "acme");
        instances.to.put("/application/settings", Map.of("allow_local_requests_from_web_hooks_and_services", false));
        refused(instances.post(group("acme", "", "acme")), "Import failed. You don't have permission to export 'acme'.");
        instances.to.put("/application/settings", Map.of("allow_local_requests_from_web_hooks_and_services", true));
        assertThat(instances.post(group("acme", "", "acme")).status()).isEqualTo(201);
    }

    @Test
    void the_token_and_the_address_are_looked_at() {
        make(instances.from, "acme");
        String unfit = "Check that the source instance base URL and the personal access token meet the necessary requirements.";
        refused(startWith(instances.source.url(), "nonsense"), unfit);
        refused(startWith(instances.source.url(), instances.source.token("root", "read_api")), unfit);
        refused(startWith(instances.source.url() + "/acme", instances.source.rootToken()), "Invalid source URL. Enter only the base URL of the source GitLab instance.");
        assertThat(startWith("http://127.0.0.1:9", "x").json().path("message").asString()).contains("Failed to open TCP connection to 127.0.0.1:9");
    }

    @ParameterizedTest
    @CsvSource({"13.12.15-ee, group, 14", "14.3.6, project, 14.4"})
    void sources_that_are_too_old_are_refused(String version, String what, String least) {
        sourceOfVersion(version);
        make(instances.from, "acme", "shop");
        make(instances.to, "here");
        Map<String, Object> entity = what.equals("group") ? group("acme", "", "acme") : project("acme/shop", "here", "shop");
        refused(instances.post(entity), "Unsupported GitLab version. Minimum supported version is '" + least + "'.");
    }

    @Test
    void a_group_of_an_old_source_comes_without_its_projects() {
        sourceOfVersion("14.3.6");
        make(instances.from, "acme", "shop");
        long id = instances.start(group("acme", "", "acme"));
        assertThat(instances.ended(id).path("status").asString()).isEqualTo("finished");
        assertThat(instances.entities(id)).hasSize(1);
    }

    @Test
    void only_the_first_entity_is_looked_at_at_the_source() {
        make(instances.from, "acme", "shop");
        make(instances.to, "here");
        refused(instances.post(project("acme/nothing", "here", "a"), project("acme/shop", "here", "b")), "Import failed. 'acme/nothing' not found.");
        long id = instances.start(project("acme/shop", "here", "b"), project("acme/nothing", "here", "a"));
        assertThat(instances.ended(id).path("status").asString()).isEqualTo("finished");
        assertThat(instances.entity(id, "acme/shop").path("status").asString()).isEqualTo("finished");
        JsonNode missing = instances.entity(id, "acme/nothing");
        assertThat(missing.path("status").asString()).isEqualTo("failed");
        assertThat(instances.failures(missing).get(0).path("relation").asString()).isEqualTo("export_request_worker");
        assertThat(instances.failures(missing).get(0).path("exception_message").asString()).startsWith("Unsuccessful response 404 from /api/v4/projects/");
    }

    @Test
    void all_entities_are_looked_at_at_the_destination_before_anything_is_made() {
        make(instances.from, "acme", "shop");
        make(instances.to, "here", "taken");
        refused(
                instances.post(project("acme/shop", "here", "shop"), project("acme/shop", "here", "taken")),
                "Import failed. 'here/taken' already exists. Change the destination and try again.");
        refused(instances.post(group("acme", "", "here")), "Import failed. 'here' already exists. Change the destination and try again.");
        assertThat(instances.to.get("/bulk_imports").json()).isEmpty();
    }

    @Test
    void the_namespace_must_be_a_group_where_one_may_create() {
        make(instances.from, "acme", "shop");
        make(instances.to, "here");
        instances.to.post("/users", Map.of("name", "Ann", "username", "ann", "email", "ann@example.com", "force_random_password", true));
        long ann = instances.to.get("/users?username=ann").json().get(0).path("id").asLong();
        instances.to.post("/groups/here/members", Map.of("user_id", ann, "access_level", 30));
        refused(instances.post(project("acme/shop", "nowhere", "shop")), "Import failed. Destination 'nowhere' is invalid, or you don't have permission.");
        refused(instances.post(project("acme/shop", "root", "shop")), "Import failed. Destination 'root' is invalid, or you don't have permission.");
        refused(instances.post(project("acme/shop", "", "shop")), "Validation failed: Destination namespace can't be blank");
        RestClient developer = new RestClient(instances.destination.url(), instances.destination.token("ann"));
        Map<String, Object> body = Map.of(
                "configuration", Map.of("url", instances.source.url(), "access_token", instances.source.rootToken()), "entities", List.of(project("acme/shop", "here", "shop")));
        refused(developer.post("/bulk_imports", body), "Import failed. Destination 'here' is invalid, or you don't have permission.");
        instances.to.put("/groups/here/members/" + ann, Map.of("access_level", 40));
        assertThat(developer.post("/bulk_imports", body).status()).isEqualTo(201);
    }

    @Test
    void the_token_must_own_the_group_at_the_source() {
        make(instances.from, "acme");
        instances.from.post("/users", Map.of("name", "Ann", "username", "ann", "email", "ann@example.com", "force_random_password", true));
        long ann = instances.from.get("/users?username=ann").json().get(0).path("id").asLong();
        refused(startWith(instances.source.url(), instances.source.token("ann")), "Import failed. 'acme' not found.");
        instances.from.post("/groups/acme/members", Map.of("user_id", ann, "access_level", 40));
        refused(startWith(instances.source.url(), instances.source.token("ann")), "Import failed. You don't have permission to export 'acme'.");
    }

    @Test
    void the_slug_must_be_one_for_a_container_registry() {
        make(instances.from, "acme");
        for (String slug : List.of("Acme", "a--b", "a._b")) {
            assertThat(instances.post(group("acme", "", slug)).json().path("message").asString()).as(slug).startsWith("Import failed. Destination URL must not start or end");
        }
    }

    @Test
    void a_group_cannot_go_below_itself() {
        make(instances.to, "here");
        RestClient.Answer answer = instances.to.post("/bulk_imports", Map.of(
                "configuration", Map.of("url", instances.destination.url(), "access_token", instances.destination.rootToken()), "entities", List.of(group("here", "here", "copy"))));
        assertThat(answer.json().path("message").asString()).contains("Destination cannot be a subgroup of the source group");
    }

    @Test
    void parameters_are_checked_by_name() {
        Map<String, Object> configuration = Map.of("url", instances.source.url(), "access_token", "x");
        assertError(Map.of("entities", List.of(group("acme", "", "acme"))), "configuration[url] is missing");
        assertError(Map.of("configuration", configuration), "entities is missing");
        assertError(with(configuration, "source_type", "user_entity"), "entities[0][source_type] does not have a valid value");
        assertError(with(configuration, "source_full_path", "https://old.example.com/acme"), "entities[0][source_full_path] must have a relative path structure");
        assertError(with(configuration, "destination_slug", "a/b"), "entities[0][destination_slug] cannot start with a non-alphanumeric character");
        assertError(with(configuration, "destination_name", "acme"), "entities[0][destination_slug], entities[0][destination_name] are mutually exclusive");
    }

    private static Map<String, Object> with(Map<String, Object> configuration, String field, String value) {
        Map<String, Object> entity = new HashMap<>(group("acme", "", "acme"));
        entity.put(field, value);
        return Map.of("configuration", configuration, "entities", List.of(entity));
    }

    private void assertError(Map<String, Object> body, String error) {
        RestClient.Answer answer = instances.to.post("/bulk_imports", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).startsWith(error);
    }

    @Test
    void six_starts_a_minute_and_user() {
        ManualTime time = new ManualTime(Instant.parse("2026-03-07T10:00:00Z"));
        SimulatorOptions options = SimulatorOptions.defaults().withTime(time).withLimits(LimitsProfile.SELF_MANAGED);
        try (SimulatedGitLab limited = SimulatedGitLab.start(options).allowDirectTransfer()) {
            RestClient client = new RestClient(limited.url(), limited.rootToken());
            for (int i = 0; i < 6; i++) {
                assertThat(client.post("/bulk_imports", Map.of()).status()).isEqualTo(400);
            }
            RestClient.Answer seventh = client.post("/bulk_imports", Map.of());
            assertThat(seventh.status()).isEqualTo(429);
            assertThat(seventh.json().at("/message/error").asString()).isEqualTo("This endpoint has been requested too many times. Try again later.");
            time.advance(Duration.ofMinutes(1));
            assertThat(client.post("/bulk_imports", Map.of()).status()).isEqualTo(400);
        }
    }
}
