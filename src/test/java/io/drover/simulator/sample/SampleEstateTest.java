package io.drover.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.content.Api;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleEstateTest {
    @Test
    void every_subsidiary_has_the_projects_of_the_parent_with_all_that_is_in_them() {
        try (SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults());
                Api api = new Api(gitlab, gitlab.rootToken())) {
            SampleEstate.load(gitlab);
            List<String> paths = api.column("/projects?order_by=id&sort=asc&per_page=100", "path_with_namespace");
            for (String group : SampleEstate.topLevelGroups()) {
                assertThat(paths.stream().filter(path -> path.startsWith(group + "/")).map(path -> path.substring(group.length())))
                        .as(group)
                        .hasSize(8)
                        .contains("/apps/dispatch", "/archive/legacy-edi", "/platform/libraries/geo");
            }
            assertThat(paths).doesNotHaveDuplicates().hasSize(41).contains("lena/geo");
            assertThat(api.column(Api.project("westwind/apps/dispatch") + "/issues?per_page=100", "title"))
                    .hasSameSizeAs(api.column(Api.project("nordwind/apps/dispatch") + "/issues?per_page=100", "title"))
                    .contains("Depot on fire");
            assertThat(api.column("/users?humans=true", "username")).as("one person works for all of them").containsOnlyOnce("helga");
            assertThat(api.column(Api.project("seewind/platform/libraries/geo") + "/issues/2/links", "title")).hasSize(1);
        }
    }
}
