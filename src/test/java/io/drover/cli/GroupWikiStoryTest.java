package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Terminal.Watcher;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.Organisation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wikis of two groups that were at the destination before: one is empty and is filled, in the other somebody has written. */
class GroupWikiStoryTest {
    private static final String ORGANISATION = """
            users: [{username: ann, name: Ann, email: ann@example.com}]
            groups:
              - full_path: acme
                name: Acme
                members: {ann: 50}
                wiki: {commits: [{id: w1, author: ann, at: "2024-01-01T08:00:00Z", message: Begin, files: {home.md: "Welcome\\n", guides/On-call.md: "Ann\\n"}}]}
              - full_path: acme/tools
                name: Tools
                wiki: {commits: [{id: t1, author: ann, at: "2024-01-02T08:00:00Z", message: Begin, files: {home.md: "Hammer\\n"}}]}
            """;

    @TempDir
    Path folder;

    @Test
    void an_empty_wiki_is_filled_and_emptied_again_and_a_written_one_is_left_and_told_of() {
        try (SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults());
                SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000));
                Watcher admin = new Watcher(destination)) {
            Organisation.parse(ORGANISATION).load(source);
            long acme = admin.send("POST", "/groups", "{\"name\":\"Acme\",\"path\":\"acme\"}").path("id").asLong();
            admin.send("POST", "/groups", "{\"name\":\"Tools\",\"path\":\"tools\",\"parent_id\":" + acme + "}");
            admin.send("POST", "/groups/acme%2Ftools/wikis", "{\"title\":\"home\",\"content\":\"Ours\"}");
            Terminal terminal = new Terminal(folder).between(source, destination);
            terminal.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "acme").exits(0);
            terminal.withoutLimits();
            terminal.type("inventory").exits(0);
            terminal.type("assess");
            terminal.type("plan").exits(0);
            terminal.type("run").exits(0).says("push the wiki of acme").keepsSilentAbout("push the wiki of acme/tools");

            terminal.type("run", "--commit").exits(0);

            assertThat(admin.list("/groups/acme/wikis?with_content=1").toString()).contains("Welcome", "guides/On-call");
            assertThat(admin.list("/groups/acme%2Ftools/wikis?with_content=1").toString()).contains("Ours").doesNotContain("Hammer");
            terminal.type("verify");
            terminal.type("report");
            assertThat(terminal.file("report/losses.csv").lines().filter(line -> line.contains(",wiki,"))).satisfiesExactlyInAnyOrder(
                    filled -> assertThat(filled).isEqualTo("acme,wiki,,1,0,0,0,0,yes,,"),
                    left -> assertThat(left).startsWith("acme/tools,wiki,,0,0,0,1,0,yes,declared 1,").contains("left as somebody had written the wiki at the destination"));

            terminal.type("rollback", "--commit").says("pages of the wiki of acme deleted", " 0 refused.");
            assertThat(admin.list("/groups/acme/wikis")).isEmpty();
            assertThat(admin.list("/groups/acme%2Ftools/wikis")).hasSize(1);
        }
    }

    @Test
    void what_somebody_has_written_since_is_not_deleted_by_a_rollback() {
        try (SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults());
                SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000));
                Watcher admin = new Watcher(destination)) {
            Organisation.parse(ORGANISATION).load(source);
            admin.send("POST", "/groups", "{\"name\":\"Acme\",\"path\":\"acme\"}");
            Terminal terminal = new Terminal(folder).between(source, destination);
            terminal.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "acme").exits(0);
            terminal.withoutLimits();
            terminal.type("inventory").exits(0);
            terminal.type("assess");
            terminal.type("plan").exits(0);
            terminal.type("run", "--commit").exits(0);
            admin.send("PUT", "/groups/acme/wikis/home", "{\"content\":\"Welcome, all\"}");

            terminal.type("rollback", "--commit").says(" 1 refused.");

            assertThat(admin.list("/groups/acme/wikis")).hasSize(2);
        }
    }
}
