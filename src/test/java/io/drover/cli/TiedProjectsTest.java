package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Terminal.Watcher;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.Organisation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two projects that are tied to each other, one of them read-only, and one tie to a project that stays: run, verified, rolled back. */
class TiedProjectsTest {
    private static final String ORGANISATION = """
            users: [{username: ann, name: Ann, email: ann@example.com}]
            groups:
              - {full_path: acme, name: Acme, members: {ann: 50}}
              - {full_path: others, name: Others, members: {ann: 50}}
            projects:
              - {full_path: others/tool, name: Tool, creator: ann, issues: [{title: Stays, author: ann}]}
              - full_path: acme/lib
                name: Lib
                creator: ann
                repository: {commits: [{id: l1, author: ann, at: "2024-01-01T08:00:00Z", message: Begin, files: {README.md: lib}}, {id: l2, branch: api, author: ann, from: l1, at: "2024-01-02T08:00:00Z", message: Api, files: {api.txt: api}}]}
                issues: [{title: Slow, author: ann}]
                merge_requests: [{title: New API, author: ann, source_branch: api}]
                archived: true
              - full_path: acme/app
                name: App
                creator: ann
                forked_from: acme/lib
                repository: {commits: [{id: a1, author: ann, at: "2024-01-01T08:00:00Z", message: Begin, files: {README.md: app}}, {id: a2, branch: use, author: ann, from: a1, at: "2024-01-03T08:00:00Z", message: Use, files: {use.txt: use}}]}
                issues: [{title: Late, author: ann}, {title: Later, author: ann}]
                merge_requests: [{title: Use the API, author: ann, source_branch: use}]
            issue_links:
              - {source: "acme/lib#1", target: "acme/app#1", link_type: blocks}
              - {source: "acme/app#1", target: "acme/app#2"}
              - {source: "acme/app#2", target: "others/tool#1"}
            merge_request_blocks:
              - {blocked: "acme/app!1", blocking: "acme/lib!1"}
            """;

    @TempDir
    Path folder;

    @Test
    void what_ties_two_projects_is_made_when_both_are_there_and_what_ties_one_to_a_project_that_stays_is_told() {
        try (SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults());
                SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000))) {
            Organisation.parse(ORGANISATION).load(source);
            String before = Terminal.sight(destination);
            Terminal terminal = new Terminal(folder).between(source, destination);
            terminal.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "acme").exits(0);
            terminal.withoutLimits();
            terminal.type("inventory").exits(0);
            terminal.type("assess");
            terminal.type("plan").exits(0);
            terminal.type("run").exits(0).says("create of issue links: #1 relates_to #2");

            terminal.type("run", "--commit").exits(0);

            try (Watcher admin = new Watcher(destination)) {
                JsonNode links = admin.list("/projects/acme%2Flib/issues/1/links");
                assertThat(links).singleElement().satisfies(link -> {
                    assertThat(link.path("references").path("full").asString()).isEqualTo("acme/app#1");
                    assertThat(link.path("link_type").asString()).isEqualTo("blocks");
                });
                assertThat(admin.list("/projects/acme%2Fapp/issues/2/links")).hasSize(1);
                assertThat(admin.list("/projects/acme%2Fapp/merge_requests/1/blocks")).hasSize(1);
                assertThat(admin.list("/projects/acme%2Fapp").path("forked_from_project").path("path_with_namespace").asString()).isEqualTo("acme/lib");
                assertThat(admin.list("/projects/acme%2Flib").path("archived").asBoolean()).as("closed again").isTrue();
            }
            terminal.type("status", "--all").says("links:");
            terminal.type("verify").exits(0).says("The same.");
            terminal.type("report").exits(0);
            assertThat(terminal.file("report/report.json")).contains("the project at the other end does not move");
            terminal.type("rollback", "--commit").exits(0).says(" 0 refused.");
            assertThat(Terminal.sight(destination)).isEqualTo(before);
        }
    }
}
