package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Method;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleEstate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
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
    @EnumSource(value = Method.class, names = {"DIRECT_TRANSFER", "FILE_TRANSFER", "FILE_TRANSFER_IN_SLICES"})
    void the_estate_arrives_and_the_ledger_adds_up_to_the_inventory(Method method) {
        try (SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(1_000)).allowDirectTransfer();
                SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(500_000)).allowDirectTransfer()) {
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
            assertThat(Pattern.compile("project: .*\n(?: +to: .*\n)? +method: " + method.words()).matcher(terminal.file("plan.yaml")).results()).hasSize(40);

            terminal.type("run", "--commit").exits(0).says("items done, 0 failed");
            terminal.type("verify").exits(0).says("The same.");
            terminal.type("report").exits(0).says("Everything arrived");
            addsUp(terminal.file("report/losses.csv"));
        }
    }

    /** Carried, transformed, placeholder and lost are together what the inventory counted, of everything everywhere. */
    private static void addsUp(String losses) {
        List<String[]> rows = losses.lines().skip(1).map(line -> line.split(",", 9)).toList();
        assertThat(rows).hasSizeGreaterThan(700).allSatisfy(row -> {
            String what = row[0] + " " + row[1];
            long accounted = LongStream.of(Long.parseLong(row[3]), Long.parseLong(row[4]), Long.parseLong(row[5]), Long.parseLong(row[6])).sum();
            assertThat(row[2].isEmpty() ? accounted : Long.parseLong(row[2])).as(what).isEqualTo(accounted);
            assertThat(row[7]).as(what).isEqualTo("0");
        });
        assertThat(rows.stream().mapToLong(row -> Long.parseLong(row[3])).sum()).as("carried").isGreaterThan(900);
    }
}
