package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.App;
import io.drover.app.ProblemCodes;
import io.drover.app.Recreated;
import io.drover.diagnose.Area;
import io.drover.diagnose.FailureMode;
import io.drover.diagnose.FailureModes;
import io.drover.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The reference pages say what the program says. {@code -Ddocs.update=true} writes them anew. */
class ReferenceTest {
    private static final Path PAGES = Path.of("docs", "reference");

    @Test
    void the_command_page_is_what_help_prints() throws IOException {
        StringBuilder page = new StringBuilder("# Commands\n\nWhat `drover COMMAND --help` prints.\n");
        CommandLine drover = Drover.commandLine(App.standard());
        append(page, drover);
        isFresh("commands.md", page.toString());
    }

    @Test
    void the_problem_page_lists_every_code() throws IOException {
        StringBuilder page = new StringBuilder("# Problems\n\nWhat `drover explain` knows. A code never changes its meaning.\n");
        for (ProblemCode code : ProblemCodes.all()) {
            page.append("\n## ").append(code.name()).append("\n\n").append(code.title()).append(". ").append(code.explanation());
            page.append("\n\n- do next: ").append(code.next()).append("\n- who: ").append(code.actor().label()).append('\n');
        }
        page.append("\n# Failure modes\n\nThe root causes behind what an instance reports, by where they strike. `drover explain ITEM` names those that fit a failed item.\n");
        for (Area area : Area.values()) {
            page.append("\n## ").append(area.words()).append('\n');
            FailureModes.in(area).forEach(mode -> append(page, mode));
        }
        isFresh("problems.md", page.toString());
    }

    @Test
    void the_coverage_page_is_the_relation_catalogue() throws IOException {
        isFresh("coverage.md", new CoveragePage(null, Recreated.all()).text());
    }

    @Test
    void every_command_has_examples_and_exit_status() {
        for (CommandLine command : Drover.commandLine(App.standard()).getSubcommands().values()) {
            if (command.getCommandSpec().usageMessage().hidden() || !command.getSubcommands().isEmpty()) {
                continue;
            }
            assertThat(command.getUsageMessage()).as(command.getCommandName()).contains("EXAMPLES").contains("EXIT STATUS");
        }
    }

    private static void append(StringBuilder page, FailureMode mode) {
        page.append("\n### ").append(mode.code()).append("\n\n").append(mode.title()).append(". ").append(mode.cause());
        page.append("\n\n- shows: ").append(mode.symptom()).append("\n- do next: ").append(mode.fix());
        page.append("\n- who: ").append(mode.actor().label()).append("\n- source: ").append(mode.source()).append('\n');
        mode.signs().forEach(sign -> page.append("- recognised by: ").append(sign.words()).append('\n'));
    }

    private static void append(StringBuilder page, CommandLine command) {
        if (command.getCommandSpec().usageMessage().hidden()) {
            return;
        }
        page.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        page.append(command.getUsageMessage(CommandLine.Help.Ansi.OFF).replaceAll("[ \\t]+\n", "\n").stripTrailing()).append("\n```\n");
        command.getSubcommands().values().stream().distinct().forEach(sub -> append(page, sub));
    }

    private static void isFresh(String name, String page) throws IOException {
        Path file = PAGES.resolve(name);
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(PAGES);
            Files.writeString(file, page);
        }
        assertThat(Files.readString(file)).as("docs/reference/" + name + " (write it anew with -Ddocs.update=true)").isEqualTo(page);
    }
}
