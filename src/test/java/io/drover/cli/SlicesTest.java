package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Terminal.Watcher;
import io.drover.simulator.Faults;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A destination that takes archives of one megabyte, and a project that is larger: it goes in slices, whichever way the source gives it. */
@Tag("long")
class SlicesTest {
    private static final String DISPATCH = "/projects/nordwind%2Fapps%2Fdispatch";

    private final SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults());
    private final SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000));

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

    /** Two megabytes of Git, and issues of more than one. */
    private void grow() {
        Random random = new Random(3);
        byte[] film = new byte[2 << 20];
        random.nextBytes(film);
        byte[] noise = new byte[15_000];
        try (Watcher person = new Watcher(source)) {
            person.send("POST", DISPATCH + "/repository/branches", "{\"branch\":\"film\",\"ref\":\"main\"}");
            person.send("POST", DISPATCH + "/repository/commits", "{\"branch\":\"film\",\"commit_message\":\"A film\",\"actions\":[{\"action\":\"create\",\"file_path\":\"film.bin\",\"encoding\":\"base64\",\"content\":\""
                    + Base64.getEncoder().encodeToString(film) + "\"}]}");
            for (int i = 0; i < 50; i++) {
                random.nextBytes(noise);
                person.send("POST", DISPATCH + "/issues", "{\"title\":\"Long " + i + "\",\"description\":\"" + HexFormat.of().formatHex(noise) + "\"}");
            }
        }
    }

    private void plan() {
        before = Terminal.sight(destination);
        terminal.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "nordwind").exits(0);
        terminal.withoutLimits();
        terminal.type("inventory").exits(0);
        terminal.type("assess");
        terminal.type("plan").exits(0);
    }

    private static void set(SimulatedGitLab gitlab, String settings) {
        try (Watcher admin = new Watcher(gitlab)) {
            admin.send("PUT", "/application/settings", settings);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_too_large_in_one_piece_arrives_whole_in_slices_and_can_be_taken_back(boolean byRelation) {
        grow();
        set(destination, "{\"max_import_size\":1}");
        set(source, "{\"bulk_import_enabled\":" + byRelation + "}");
        plan();
        assertThat(terminal.file("plan.yaml")).containsPattern("project: nordwind/apps/dispatch\n(.*\n)? +method: file transfer in slices");
        terminal.type("run").exits(0).says(byRelation ? "export the relations of project nordwind/apps/dispatch" : "export project nordwind/apps/dispatch", "import issues, merge requests and pipelines into nordwind/apps/dispatch, slice by slice");

        terminal.type("run", "--commit").exits(0).says(" items done, 0 failed");

        assertThat(source.traffic().requests().containsKey("POST /projects/:id/export_relations")).isEqualTo(byRelation);
        assertThat(destination.traffic().requests().get("POST /projects/import-relation")).as("two slices of issues at least").isGreaterThanOrEqualTo(4);
        terminal.type("verify").exits(0).says("The same.");
        terminal.type("report").exits(0).says("Everything arrived.");
        terminal.type("rollback", "--commit").exits(0);
        assertThat(Terminal.sight(destination)).isEqualTo(before);
    }

    @Test
    void records_that_an_import_skipped_are_imported_once_more_and_only_what_is_refused_again_is_lost() {
        plan();
        destination.faults().inject(Faults.Kind.RECORD_SKIPPED).on("nordwind/apps/dispatch issues").times(3);
        destination.faults().inject(Faults.Kind.RECORD_SKIPPED).on("nordwind/apps/dispatch merge_requests").times(2);
        terminal.type("run", "--commit").exits(0).says(" items done, 0 failed");
        assertThat(destination.faults().fired()).hasSize(5);
        terminal.type("verify").exits(0).says("The same.");
        terminal.type("report").exits(0).says("Everything arrived.");
    }
}
