package io.drover.simulator.directtransfer;

import static io.drover.simulator.RestClient.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import io.drover.simulator.sample.SampleOrganisation;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sample organisation, whole, from one instance to the other. */
class SampleTransferTest {
    private static final String GEO = "/projects/" + encoded("nordwind/platform/libraries/geo");

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

    private static List<String> column(RestClient client, String path, String pointer) {
        JsonNode list = client.get(path + (path.contains("?") ? "&" : "?") + "per_page=100").json();
        return list.valueStream().map(each -> each.at(pointer).asString("")).toList();
    }

    private static void assertSame(String path, String... pointers) {
        for (String pointer : pointers) {
            assertThat(column(instances.to, path, pointer)).as(path + " " + pointer).isEqualTo(column(instances.from, path, pointer));
        }
    }

    @Test
    void everything_below_the_group_became_an_entity_and_ended() {
        assertThat(ended.path("status").asString()).isEqualTo("finished");
        JsonNode entities = instances.entities(importId);
        assertThat(entities.valueStream().map(entity -> entity.path("status").asString())).containsOnly("finished");
        assertThat(entities.valueStream().flatMap(entity -> entity.path("failures").valueStream())).isEmpty();
    }

    @Test
    void the_projects_hold_what_they_held() {
        assertSame(GEO + "/labels", "/name", "/color");
        assertSame(GEO + "/issues?order_by=created_at&sort=asc", "/iid", "/title", "/state", "/created_at", "/description");
    }
}
