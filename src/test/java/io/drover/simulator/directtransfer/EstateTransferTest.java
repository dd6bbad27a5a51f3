package io.drover.simulator.directtransfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.sample.SampleEstate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sample estate: every company of it in one import, everything in it counted. */
class EstateTransferTest {
    @Test
    void forty_projects_come_whole() {
        try (Instances instances = Instances.start()) {
            SampleEstate.load(instances.source);
            @SuppressWarnings({"unchecked", "rawtypes"})
            Map<String, Object>[] companies = SampleEstate.topLevelGroups().stream().map(path -> Instances.group(path, "", path)).toArray(Map[]::new);
            long id = instances.start(companies);
            JsonNode ended = instances.ended(id);
            assertThat(ended.path("status").asString()).isEqualTo("finished");
            List<JsonNode> entities = instances.to.get("/bulk_imports/" + id + "/entities?per_page=100&page=1").json().valueStream().toList();
            for (JsonNode entity : entities) {
                assertThat(entity.path("failures")).as(entity.path("source_full_path").asString() + entity.path("failures")).isEmpty();
                entity.path("stats").properties().forEach(relation -> assertThat(relation.getValue().path("imported"))
                        .as(entity.path("source_full_path").asString() + " " + relation.getKey())
                        .isEqualTo(relation.getValue().path("source")));
            }
            assertThat(entities.stream().filter(entity -> entity.path("entity_type").asString().equals("project"))).hasSizeGreaterThanOrEqualTo(40);
        }
    }
}
