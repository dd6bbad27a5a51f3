package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.archive.ArchiveInspector;
import io.drover.archive.Contributor;
import io.drover.console.TerminalConsole;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArchiveCommandTest {
    private static final Path SAMPLE = Path.of("src/test/resources/gitlab-export/synthetic/mr-with-diff-thread.tar.gz");

    @TempDir
    Path work;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void inspect_shows_the_whole_archive_at_a_glance() throws Exception {
        assertThat(run("inspect", SAMPLE.toString())).isEqualTo(ExitStatus.DONE);

        assertThat(printed()).isEqualTo(Files.readString(Path.of("src/test/resources/golden/archive-inspect.txt")));
    }

    @Test
    void inspect_as_json_has_everything() throws Exception {
        assertThat(run("inspect", "--json", SAMPLE.toString())).isEqualTo(ExitStatus.DONE);

        JsonNode json = JsonMapper.shared().readTree(printed());
        assertThat(json.at("/kind").asString()).isEqualTo("PROJECT");
        assertThat(json.at("/bundles/0/refs/refs~1tags~1v1.0").asString()).hasSize(40);
        assertThat(json.at("/relations")).hasSize(15);
        assertThat(json.at("/people/0/email").asString()).isEqualTo("alice@example.com");
    }

    @Test
    void check_says_yes_or_says_why_not() throws Exception {
        assertThat(run("check", SAMPLE.toString())).isEqualTo(ExitStatus.DONE);
        assertThat(printed()).endsWith("GitLab would import this archive.\n");
        out.reset();

        assertThat(run("check", "--max-import-size", "1KiB", SAMPLE.toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(printed()).contains("GitLab would not import this archive:", "ARCHIVE_TOO_LARGE", "who      destination admin");
        out.reset();

        byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(SAMPLE), 5000);
        assertThat(run("check", Files.write(work.resolve("half.tar.gz"), half).toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(printed()).contains("ARCHIVE_TRUNCATED");
    }

    @Test
    void rewrite_takes_users_csv_and_names_what_it_did() throws Exception {
        Path users = Files.writeString(work.resolve("users.csv"), """
                source_id,source_username,source_name,action,email,username,reason
                101,alice,Alice Archer,match,Alice@New.Example,alice,same primary e-mail
                102,bob,Bob Brewer,skip,,,left the company
                """);
        Path target = work.resolve("new.tar.gz");

        assertThat(run("rewrite", SAMPLE.toString(), "-o", target.toString(), "--users", users.toString(), "--drop", "releases,boards"))
                .isEqualTo(ExitStatus.DONE);

        assertThat(printed()).contains("members: 1 mapped, 1 without address now, 0 guests added", "left out: releases, 731 B");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("nothing was dropped: boards", "source ids 103");
        assertThat(new ArchiveInspector().contributors(target)).extracting(Contributor::email).containsExactly("alice@new.example", null, "carol@example.com");
    }

    @Test
    void rewrite_makes_guests_of_mapped_contributors_who_are_not_members() throws Exception {
        Path users = Files.writeString(work.resolve("users.csv"), """
                source_id,source_username,source_name,action,email,username,reason
                103,carol,Carol Cooper,match,carol@new.example,carol,same primary e-mail
                """);
        Path target = work.resolve("new.tar.gz");

        assertThat(run("rewrite", SAMPLE.toString(), "-o", target.toString(), "--drop", "project_members", "--users", users.toString(), "--guests"))
                .isEqualTo(ExitStatus.DONE);
        run("rewrite", target.toString(), "-o", target.toString(), "--drop", "project_members");
        assertThat(run("rewrite", target.toString(), "-o", target.toString(), "--users", users.toString(), "--guests")).isEqualTo(ExitStatus.DONE);

        assertThat(printed()).contains("1 guests added");
        assertThat(new ArchiveInspector().contributors(target).stream().filter(Contributor::member)).extracting(Contributor::email).containsExactly("carol@new.example");
    }

    @Test
    void mistakes_in_usage_are_told_with_exit_2() {
        assertThat(run()).isEqualTo(ExitStatus.USAGE);
        assertThat(run("inspect")).isEqualTo(ExitStatus.USAGE);
        assertThat(run("rewrite", SAMPLE.toString())).isEqualTo(ExitStatus.USAGE);
        assertThat(run("check", "--max-unpacked", "huge", SAMPLE.toString())).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void every_help_has_examples_and_exit_status() {
        for (String command : new String[] {"inspect", "check", "rewrite"}) {
            assertThat(run(command, "--help")).isEqualTo(ExitStatus.DONE);
            assertThat(printed()).contains("EXAMPLES", "EXIT STATUS", "drover archive " + command);
            out.reset();
        }
    }

    private int run(String... arguments) {
        PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream remarks = new PrintStream(err, true, StandardCharsets.UTF_8);
        CommandLine line = ArchiveCommand.line(new TerminalConsole(results, remarks, false, false));
        line.setOut(new PrintWriter(results, true, StandardCharsets.UTF_8)).setErr(new PrintWriter(remarks, true, StandardCharsets.UTF_8));
        return line.execute(arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
