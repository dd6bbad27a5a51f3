package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Terminal.Watcher;
import io.drover.simulator.Faults;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample organisation, pulled by the destination, told with the real commands. */
class DirectTransferTest {
    private final SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults().withName("source")).allowDirectTransfer();
    private final SimulatedGitLab destination =
            SimulatedGitLab.start(SimulatorOptions.defaults().withName("destination").withSeed(2).withFirstId(70_000)).allowDirectTransfer();

    @TempDir
    Path folder;

    private Terminal terminal;
    private String before;

    @BeforeEach
    void begin() {
        SampleOrganisation.load(source);
        terminal = new Terminal(folder).between(source, destination);
    }

    @AfterEach
    void end() {
        source.close();
        destination.close();
    }

    private void plan() {
        before = Terminal.sight(destination);
        terminal.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "nordwind").exits(0);
        terminal.withoutLimits();
        terminal.type("inventory").exits(0);
        terminal.type("assess");
        terminal.type("plan").exits(0);
    }

    @Test
    void what_the_destination_pulls_is_the_same_and_can_be_taken_back() {
        plan();
        assertThat(terminal.file("plan.yaml")).contains("method: direct transfer").doesNotContain("method: file transfer");
        terminal.type("run").exits(0).says("pull group nordwind as nordwind with its subgroups, without their projects", "pull project nordwind/apps/dispatch as nordwind/apps/dispatch");

        terminal.type("run", "--commit").exits(0).says(" items done, 0 failed");

        assertThat(source.traffic().requests()).doesNotContainKeys("POST /projects/:id/export", "POST /groups/:id/export");
        assertThat(destination.traffic().requests()).containsKey("POST /bulk_imports").doesNotContainKeys("POST /projects/import", "POST /groups/import");
        Terminal.Said verified = terminal.type("verify").exits(0).says("The same.");
        assertThat(verified.text()).as("authors are placeholders").containsPattern("issues +56 +\\d+ +\\d+ +[1-9]\\d* +0 +0");
        terminal.type("report").exits(0).says("Everything arrived.");
        terminal.type("rollback", "--commit").exits(0);
        assertThat(Terminal.sight(destination)).isEqualTo(before);
    }

    @Test
    void a_relation_that_broke_off_is_mended() {
        plan();
        destination.faults().inject(Faults.Kind.RELATION_FAILS).on("nordwind/apps/dispatch labels").times(1);
        terminal.type("run", "--commit").exits(0).says(" items done, 0 failed");
        assertThat(destination.faults().fired()).hasSize(1);
        terminal.type("verify").exits(0).says("The same.");
        try (Watcher admin = new Watcher(destination)) {
            assertThat(admin.list("/projects/nordwind%2Fapps%2Fdispatch/labels")).isNotEmpty();
        }
        terminal.type("report").exits(0);
        assertThat(terminal.file("report/repairs.csv")).contains("nordwind/apps/dispatch,labels,complement,");
        assertThat(terminal.file("report/index.html")).contains("Did not come whole at first", "<b>labels</b>");
    }
}
