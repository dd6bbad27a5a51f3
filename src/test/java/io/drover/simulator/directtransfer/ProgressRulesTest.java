package io.drover.simulator.directtransfer;

import static io.drover.simulator.directtransfer.Instances.group;
import static io.drover.simulator.directtransfer.Instances.project;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Faults.Kind;
import io.drover.simulator.RestClient;
import io.drover.simulator.SimulatorOptions;
import io.drover.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How imports go on and end, on a clock that jumps. */
class ProgressRulesTest {
    private static final String DOWNLOAD = "GET /projects/:id/export_relations/download";

    private final ManualTime time = new ManualTime(Instant.parse("2026-03-07T10:00:00Z"));
    private final Instances instances = new Instances(SimulatorOptions.defaults().withTime(time), SimulatorOptions.defaults().withTime(time));

    @BeforeEach
    void company() {
        Company company = Company.at(instances.from);
        company.group("acme");
        company.project("acme/shop");
        company.issues("acme/shop", 5);
        Company.at(instances.to).group("here");
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    private long start() {
        return instances.start(project("acme/shop", "here", "shop"));
    }

    /** Moves the clock on until the import has ended. */
    private JsonNode ended(long importId) {
        return ended(importId, Duration.ofSeconds(5));
    }

    private JsonNode ended(long importId, Duration step) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            time.advance(step);
                            return instances.to.get("/bulk_imports/" + importId).json();
                        },
                        json -> !List.of("created", "started").contains(json.path("status").asString()));
    }

    private List<String> states(long importId) {
        return instances.entities(importId).valueStream().map(entity -> entity.path("status").asString()).toList();
    }

    private void awaitFired(String fault) {
        Awaitility.await().until(() -> {
            time.advance(Duration.ofSeconds(1));
            return instances.destination.faults().fired().contains(fault);
        });
    }

    private JsonNode onlyFailure(long importId) {
        JsonNode failures = instances.failures(instances.entity(importId, "acme/shop"));
        assertThat(failures).as(failures.toString()).hasSize(1);
        return failures.get(0);
    }

    @Test
    void five_entities_of_one_import_at_a_time() {
        Company company = Company.at(instances.from);
        IntStream.range(1, 8).forEach(i -> company.project("acme/p" + i));
        instances.destination.faults().inject(Kind.WORKER_DIES).on("acme/* project");
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, Object>[] seven = IntStream.range(1, 8).mapToObj(i -> project("acme/p" + i, "here", "p" + i)).toArray(Map[]::new);
        long id = instances.start(seven);
        Awaitility.await().until(() -> instances.destination.faults().fired().size() == 5);
        assertThat(states(id)).containsExactly("started", "started", "started", "started", "started", "created", "created");
        assertThat(instances.to.get("/bulk_imports/" + id + "/entities?status=created").json()).hasSize(2);
        assertThat(instances.to.get("/bulk_imports/entities?status=started&sort=asc").json().get(0).path("source_full_path").asString()).isEqualTo("acme/p1");
    }

    @Test
    void what_stands_still_for_a_day_times_out() {
        instances.destination.faults().inject(Kind.WORKER_DIES).on("acme/shop issues");
        long id = start();
        awaitFired("WORKER_DIES acme/shop issues");
        time.advance(Duration.ofHours(23));
        assertThat(instances.to.get("/bulk_imports/" + id).json().path("status").asString()).isEqualTo("started");
        time.advance(Duration.ofHours(2));
        assertThat(instances.to.get("/bulk_imports/" + id).json().path("status").asString()).isEqualTo("timeout");
        JsonNode entity = instances.entity(id, "acme/shop");
        assertThat(entity.path("status").asString()).isEqualTo("timeout");
        assertThat(entity.path("project_id").asLong()).as("what came stays").isPositive();
        assertThat(entity.at("/stats/self/imported").asLong()).isEqualTo(1);
    }

    @Test
    void the_starter_and_administrators_cancel_and_nobody_else() {
        Company.at(instances.to).user("ann");
        RestClient ann = new RestClient(instances.destination.url(), instances.destination.token("ann"));
        instances.destination.faults().inject(Kind.WORKER_DIES).on("acme/shop issues");
        long id = start();
        awaitFired("WORKER_DIES acme/shop issues");
        assertThat(ann.get("/bulk_imports/" + id).status()).isEqualTo(404);
        assertThat(ann.get("/bulk_imports").json()).isEmpty();
        assertThat(ann.post("/bulk_imports/" + id + "/cancel", Map.of()).status()).isEqualTo(403);
        assertThat(ann.post("/bulk_imports/999/cancel", Map.of()).status()).isEqualTo(404);
        RestClient.Answer canceled = instances.to.post("/bulk_imports/" + id + "/cancel", Map.of());
        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.json().path("status").asString()).isEqualTo("canceled");
        assertThat(states(id)).containsExactly("canceled");
    }

    @Test
    void a_relation_that_breaks_off_leaves_the_rest_finished_with_failures() {
        instances.destination.faults().inject(Kind.RELATION_FAILS).on("acme/shop issues");
        long id = start();
        JsonNode ended = ended(id);
        assertThat(ended.path("status").asString()).isEqualTo("finished");
        assertThat(ended.path("has_failures").asBoolean()).isTrue();
        JsonNode entity = instances.entity(id, "acme/shop");
        assertThat(entity.path("has_failures").asBoolean()).isTrue();
        assertThat(entity.at("/stats/issues").toString()).isEqualTo("{\"source\":5,\"fetched\":2,\"imported\":2}");
        JsonNode failure = onlyFailure(id);
        assertThat(failure.propertyNames()).containsExactly("relation", "exception_message", "exception_class", "correlation_id_value", "source_url", "source_title");
        assertThat(failure.path("relation").asString()).isEqualTo("issues");
        assertThat(failure.path("exception_class").asString()).isEqualTo("ActiveRecord::StatementInvalid");
        assertThat(failure.path("correlation_id_value").asString()).matches("[0-9a-f]{32}");
        assertThat(entity.path("failures").get(0)).isEqualTo(failure);
    }

    @Test
    void a_record_that_is_refused_is_named_with_its_address_at_the_source() {
        long project = instances.from.get("/projects/acme%2Fshop").json().path("id").asLong();
        instances.source.instance().db().table("issues").where("project_id", project).get(2).set("title", "");
        long id = start();
        assertThat(ended(id).path("has_failures").asBoolean()).isTrue();
        JsonNode failure = onlyFailure(id);
        assertThat(failure.path("exception_message").asString()).isEqualTo("Validation failed: Title can't be blank");
        assertThat(failure.path("source_url").asString()).isEqualTo(instances.source.url() + "/acme/shop/-/issues/3");
        assertThat(instances.entity(id, "acme/shop").at("/stats/issues").toString()).isEqualTo("{\"source\":5,\"fetched\":5,\"imported\":4}");
    }

    @Test
    void a_file_that_is_gone_costs_its_relation_and_the_repository_costs_the_entity() {
        instances.source.faults().inject(Kind.NOT_FOUND).on(DOWNLOAD).nth(3);
        long id = start();
        assertThat(ended(id).path("status").asString()).isEqualTo("finished");
        assertThat(onlyFailure(id).path("exception_message").asString()).isEqualTo("Invalid content type");
        instances.source.faults().clear();
        instances.source.faults().inject(Kind.NOT_FOUND).on(DOWNLOAD).nth(1);
        long second = instances.start(project("acme/shop", "here", "again"));
        JsonNode failed = ended(second);
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("has_failures").asBoolean()).isTrue();
        assertThat(states(second)).containsExactly("failed");
        assertThat(onlyFailure(second).path("relation").asString()).isEqualTo("repository_bundle");
    }

    @Test
    void a_source_that_falters_is_asked_again() {
        instances.source.faults().inject(Kind.BAD_GATEWAY).on(DOWNLOAD).nth(2);
        instances.source.faults().inject(Kind.TOO_MANY_REQUESTS).on("GET /projects/:id/export_relations/status").nth(3);
        instances.source.faults().inject(Kind.CUT).on(DOWNLOAD).nth(5);
        instances.source.faults().inject(Kind.UNAVAILABLE).on("POST /projects/:id/export_relations").nth(1);
        long id = start();
        JsonNode ended = ended(id);
        assertThat(ended.path("status").asString()).isEqualTo("finished");
        assertThat(ended.path("has_failures").asBoolean()).isFalse();
        assertThat(instances.source.faults().fired()).hasSize(4);
        assertThat(instances.entity(id, "acme/shop").at("/stats/issues/imported").asLong()).isEqualTo(5);
    }

    @Test
    void a_file_over_the_limit_is_not_taken() {
        instances.to.put("/application/settings", Map.of("bulk_import_max_download_file_size", 0));
        long id = start();
        assertThat(ended(id).path("status").asString()).isEqualTo("failed");
        assertThat(onlyFailure(id).path("exception_message").asString()).matches("File size \\S+ (Bytes|KB) exceeds limit of 0 Bytes");
    }

    @Test
    void what_unpacks_too_large_is_not_taken() {
        Map<String, String> file = Map.of("branch", "main", "commit_message", "large", "content", noise());
        assertThat(instances.from.post("/projects/acme%2Fshop/repository/files/noise.txt", file).status()).isEqualTo(201);
        instances.to.put("/application/settings", Map.of("max_decompressed_archive_size", 1));
        long id = start();
        assertThat(ended(id).path("status").asString()).isEqualTo("failed");
        assertThat(onlyFailure(id).path("exception_message").asString()).isEqualTo("Decompressed archive size validation failed.");
    }

    /** A megabyte and a half that hardly packs. */
    private static String noise() {
        StringBuilder text = new StringBuilder();
        new java.util.Random(7).ints(1_500_000, 33, 126).forEach(c -> text.append((char) c));
        return text.toString();
    }

    @Test
    void relations_come_in_batches_of_the_size_the_source_is_set_to() {
        instances.from.put("/application/settings", Map.of("relation_export_batch_size", 2));
        long id = start();
        assertThat(ended(id).path("has_failures").asBoolean()).isFalse();
        JsonNode status = instances.from.get("/projects/acme%2Fshop/export_relations/status?relation=issues").json();
        assertThat(status.path("batched").asBoolean()).isTrue();
        assertThat(status.path("batches_count").asLong()).isEqualTo(3);
        assertThat(status.path("total_objects_count").asLong()).isEqualTo(5);
        assertThat(status.path("batches").valueStream().map(batch -> batch.path("objects_count").asLong())).containsExactlyInAnyOrder(2L, 2L, 1L);
        assertThat(instances.entity(id, "acme/shop").at("/stats/issues/imported").asLong()).isEqualTo(5);
    }

    @Test
    void a_batch_that_the_source_cannot_export_costs_its_records_only() {
        instances.from.put("/application/settings", Map.of("relation_export_batch_size", 2));
        instances.source.faults().inject(Kind.EXPORT_FAILS).on("acme/shop issues 2");
        instances.source.faults().inject(Kind.EXPORT_FAILS).on("acme/shop project_feature");
        long id = start();
        assertThat(ended(id).path("status").asString()).isEqualTo("finished");
        JsonNode failures = instances.failures(instances.entity(id, "acme/shop"));
        assertThat(failures.valueStream().map(failure -> failure.path("relation").asString())).containsExactlyInAnyOrder("issues", "project_feature");
        assertThat(failures.valueStream().map(failure -> failure.path("exception_message").asString()))
                .anyMatch(message -> message.startsWith("Batch export 2 from source instance failed: PG::QueryCanceled"))
                .anyMatch(message -> message.startsWith("Export from source instance failed: PG::QueryCanceled"));
        assertThat(instances.entity(id, "acme/shop").at("/stats/issues").toString()).isEqualTo("{\"source\":5,\"fetched\":3,\"imported\":3}");
    }

    @Test
    void an_export_that_never_begins_is_given_up_after_five_minutes() {
        try (Instances idle = new Instances(SimulatorOptions.defaults().withTime(time).withSidekiqDelay(Duration.ofHours(1)), SimulatorOptions.defaults().withTime(time))) {
            Company company = Company.at(idle.from);
            company.group("acme");
            company.project("acme/shop");
            Company.at(idle.to).group("here");
            long id = idle.start(project("acme/shop", "here", "shop"));
            Instant started = time.now();
            Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
                time.advance(Duration.ofSeconds(10));
                return idle.to.get("/bulk_imports/" + id).json().path("status").asString();
            }, "failed"::equals);
            assertThat(Duration.between(started, time.now())).isGreaterThan(Duration.ofMinutes(5)).isLessThan(Duration.ofMinutes(30));
            assertThat(idle.failures(idle.entity(id, "acme/shop")).get(0).path("exception_message").asString()).isEqualTo("Empty export status on source instance");
        }
    }

    @Test
    void subgroups_and_projects_are_found_on_the_way() {
        Company.at(instances.from).group("acme/web");
        Company.at(instances.from).project("acme/web/portal");
        long id = instances.start(group("acme", "here", "acme"));
        assertThat(instances.entities(id)).hasSize(1);
        ended(id);
        assertThat(instances.entities(id).valueStream().map(entity -> entity.path("source_full_path").asString()))
                .containsExactlyInAnyOrder("acme", "acme/web", "acme/shop", "acme/web/portal");
        assertThat(instances.entity(id, "acme/web/portal").path("parent_id")).isEqualTo(instances.entity(id, "acme/web").path("id"));
        Map<String, Object> alone = group("acme", "here", "groups-only");
        alone.put("migrate_projects", false);
        long second = instances.start(alone);
        ended(second);
        assertThat(instances.entities(second).valueStream().map(entity -> entity.path("entity_type").asString())).containsExactly("group", "group");
    }
}
