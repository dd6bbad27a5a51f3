package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Terminal.Watcher;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The last rung of the ladder: neither side exports or imports anything, and what can be carried all the same arrives. */
class RepositoryOnlyTest {
    @TempDir
    Path folder;

    @Test
    void without_any_archive_repositories_lfs_and_what_the_api_takes_arrive_and_the_rest_is_told() {
        try (SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults());
                SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000))) {
            SampleOrganisation.load(source);
            String before = Terminal.sight(destination);
            Terminal terminal = new Terminal(folder).between(source, destination);
            terminal.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "nordwind").exits(0);
            terminal.withoutLimits();
            terminal.type("inventory").exits(0);
            terminal.type("assess");
            terminal.type("plan").exits(0);
            terminal.write("plan.yaml", terminal.file("plan.yaml").replaceAll("(project: .*\n(?: +to: .*\n)? +method: )file transfer", "$1repository only"));
            terminal.type("run").exits(0).says("create project nordwind/apps/dispatch and push the repository into it").keepsSilentAbout("export project");

            terminal.type("run", "--commit").exits(0).says(" items done, 0 failed");

            try (Watcher admin = new Watcher(destination)) {
                JsonNode dispatch = admin.list("/projects/nordwind%2Fapps%2Fdispatch");
                assertThat(dispatch.path("import_status").asString()).isEqualTo("none");
                assertThat(admin.list("/projects/nordwind%2Fapps%2Fdispatch/variables")).isNotEmpty();
                assertThat(admin.list("/projects/nordwind%2Fapps%2Fdispatch/issues")).isEmpty();
            }
            assertThat(source.traffic().requests()).doesNotContainKey("POST /projects/:id/export");
            Terminal.Said verified = terminal.type("verify").exits(0).says("The same.");
            assertThat(verified.text()).containsPattern("Git refs +\\d+").containsPattern("LFS objects +3 +3 +0 +0 +0 +0").containsPattern("issues +56 +0 +0 +0 +56 +0");
            terminal.type("rollback", "--commit").exits(0);
            assertThat(Terminal.sight(destination)).isEqualTo(before);
        }
    }
}
