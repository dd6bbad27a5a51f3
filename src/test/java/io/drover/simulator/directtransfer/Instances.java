package io.drover.simulator.directtransfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A source and a destination, each with its administrator, and what tests ask of them. */
final class Instances implements AutoCloseable {
    final SimulatedGitLab source;
    final SimulatedGitLab destination;
    final RestClient from;
    final RestClient to;

    Instances(SimulatorOptions source, SimulatorOptions destination) {
        this.source = SimulatedGitLab.start(source.withFirstId(1000).withName("source")).allowDirectTransfer();
        this.destination = SimulatedGitLab.start(destination.withFirstId(50_000).withSeed(2).withName("destination")).allowDirectTransfer();
        this.from = new RestClient(this.source.url(), this.source.rootToken());
        this.to = new RestClient(this.destination.url(), this.destination.rootToken());
    }

    static Instances start() {
        return new Instances(SimulatorOptions.defaults(), SimulatorOptions.defaults());
    }

    static Map<String, Object> group(String from, String namespace, String slug) {
        return entity("group_entity", from, namespace, slug);
    }

    static Map<String, Object> project(String from, String namespace, String slug) {
        return entity("project_entity", from, namespace, slug);
    }

    private static Map<String, Object> entity(String type, String from, String namespace, String slug) {
        return new HashMap<>(Map.of("source_type", type, "source_full_path", from, "destination_namespace", namespace, "destination_slug", slug));
    }

    @SafeVarargs
    final RestClient.Answer post(Map<String, Object>... entities) {
        return to.post("/bulk_imports", Map.of("configuration", Map.of("url", source.url(), "access_token", source.rootToken()), "entities", List.of(entities)));
    }

    @SafeVarargs
    final long start(Map<String, Object>... entities) {
        RestClient.Answer answer = post(entities);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asLong();
    }

    /** Waits until it has ended. */
    JsonNode ended(long importId) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> to.get("/bulk_imports/" + importId).json(), json -> !List.of("created", "started").contains(json.path("status").asString()));
    }

    JsonNode entities(long importId) {
        return to.get("/bulk_imports/" + importId + "/entities?per_page=100&sort=asc").json();
    }

    JsonNode entity(long importId, String sourceFullPath) {
        for (JsonNode entity : entities(importId)) {
            if (entity.path("source_full_path").asString().equals(sourceFullPath)) {
                return entity;
            }
        }
        throw new AssertionError("no entity of " + sourceFullPath + " in " + entities(importId));
    }

    JsonNode failures(JsonNode entity) {
        return to.get("/bulk_imports/" + entity.path("bulk_import_id").asLong() + "/entities/" + entity.path("id").asLong() + "/failures").json();
    }

    @Override
    public void close() {
        destination.close();
        source.close();
    }
}
