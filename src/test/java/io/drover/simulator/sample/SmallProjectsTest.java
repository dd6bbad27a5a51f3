package io.drover.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.content.Api;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.repository.Git;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallProjectsTest {
    @Test
    void projects_with_repositories_can_be_cloned_from() {
        try (SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults());
                Api api = new Api(gitlab, gitlab.rootToken())) {
            List<String> paths = SmallProjects.load(gitlab, 210, 7);
            assertThat(paths).hasSize(210).startsWith("many/part-000/project-00000").endsWith("many/part-001/project-00209");
            Row last = new Directory(gitlab.instance().db()).project(paths.getLast()).orElseThrow();
            assertThat(new Git(gitlab.instance().repository(last)).require("log", "--format=%s", "main").lines()).containsExactly("Go on", "Begin");
            assertThat(api.column(Api.project(paths.getLast()) + "/issues", "title")).isNotEmpty().allMatch(t -> t.startsWith("Task "));
        }
    }

    @Test
    void rows_alone_fill_lists_of_twenty_thousand() {
        try (SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults());
                Api api = new Api(gitlab, gitlab.rootToken())) {
            SmallProjects.loadRows(gitlab, 20_000, 7);
            assertThat(api.column("/projects?order_by=id&sort=asc&pagination=keyset", "path_with_namespace"))
                    .hasSize(100)
                    .startsWith("many/part-000/project-00000");
            assertThat(gitlab.instance().hasRepository(gitlab.instance().db().table("projects").all().getFirst())).isFalse();
        }
    }
}
