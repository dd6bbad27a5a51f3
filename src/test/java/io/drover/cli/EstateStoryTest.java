package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Method;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleEstate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Forty projects of five companies move by each method, each in a run of its own, and nothing is unaccounted for. */
@Tag("long")
class EstateStoryTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Method.class, names = {"DIRECT_TRANSFER", "FILE_TRANSFER"})
    void the_estate_arrives_and_the_ledger_adds_up_to_the_inventory(Method method) {
        try (SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(1_000));
                SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(500_000))) {
            SampleEstate.load(source);
            Terminal terminal = new Terminal(folder).between(source, destination);
            List<String> init = new ArrayList<>(List.of("init", "--source", source.url(), "--destination", destination.url()));
            SampleEstate.topLevelGroups().forEach(group -> init.addAll(List.of("--group", group)));
            terminal.type(init.toArray(String[]::new)).exits(0);
            terminal.withoutLimits();
            terminal.type("inventory").exits(0);
            terminal.type("assess");
            terminal.type("plan").exits(0);
            terminal.write("plan.yaml", terminal.file("plan.yaml").replaceAll("(project: .*\n(?: +to: .*\n)? +method: ).*", "$1" + method.words()));

            terminal.type("run", "--commit").exits(0).says("items done, 0 failed");
            terminal.type("verify").exits(0).says("The same.");
            terminal.type("report").exits(0).says("Everything arrived");
            assertThat(terminal.file("report/report.json")).contains("\"ledger\"");
        }
    }
}
