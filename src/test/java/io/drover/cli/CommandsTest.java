package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.App;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
    private final App app = App.standard();

    @Test
    void every_command_is_found_by_the_name_it_gives_itself() {
        Map<String, CommandLine> all = Drover.commandLine(app).getSubcommands();
        assertThat(all).hasSizeGreaterThan(15);
        all.forEach((name, command) -> assertThat(built(name)).as(name).isEqualTo(name.equals("generate-completion") ? List.copyOf(all.keySet()) : List.of(name)));
    }

    @Test
    void only_the_command_asked_for_is_built_with_the_same_help() {
        assertThat(built("status", "--all")).containsExactly("status");
        String alone = Drover.commandLine(app, "status").getSubcommands().get("status").getUsageMessage();
        assertThat(alone).isEqualTo(Drover.commandLine(app).getSubcommands().get("status").getUsageMessage()).startsWith("Usage: drover status");
    }

    @Test
    void commands_below_a_command_come_with_it() {
        CommandLine archive = Drover.commandLine(app, "archive", "check").getSubcommands().get("archive");
        assertThat(archive.getSubcommands()).containsKeys("inspect", "check", "rewrite");
    }

    @Test
    void the_journey_is_shown_without_building_any() {
        assertThat(built()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-C", "statsu", "generate-completion"})
    void what_is_no_command_finds_them_all(String word) {
        assertThat(built(word)).contains("init", "inventory", "status", "rollback", "archive");
    }

    private List<String> built(String... words) {
        return List.copyOf(Drover.commandLine(app, words).getSubcommands().keySet());
    }
}
