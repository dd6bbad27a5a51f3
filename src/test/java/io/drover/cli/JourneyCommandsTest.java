package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Terminal.Said;
import io.drover.cli.Terminal.Watcher;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A weekend in one folder: the commands in the order in which a person types them, on the sample organisation and an instance in use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyCommandsTest {
    private static final String DISPATCH = "/projects/nordwind%2Fapps%2Fdispatch";

    @TempDir
    static Path folder;

    private final SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults().withVersion("18.3.2-ee"));
    private final SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000));
    private Terminal terminal;
    private String before;

    @BeforeAll
    void begin() {
        SampleOrganisation.load(source);
        try (Watcher others = new Watcher(destination)) {
            others.send("POST", "/groups", "{\"name\":\"House\",\"path\":\"house\"}");
            others.send("POST", "/users", "{\"name\":\"Anna\",\"username\":\"anna\",\"email\":\"anna@nordwind.example\",\"force_random_password\":true}");
        }
        terminal = new Terminal(folder).between(source, destination);
        before = Terminal.sight(destination);
    }

    @AfterAll
    void end() {
        source.close();
        destination.close();
    }

    @Test
    @Order(1)
    void a_folder_is_made_and_checked() {
        terminal.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "nordwind").exits(0).says("drover.yaml");
        terminal.withoutLimits();
        terminal.type("doctor").exits(0).says("source", "destination", "token");
    }

    @Test
    @Order(2)
    void what_is_there_is_counted() {
        assertThat(terminal.type("inventory").exits(0).text()).containsPattern("projects +8").containsPattern("merge requests +\\d");
        assertThat(terminal.file("inventory/projects.csv")).contains("nordwind/apps/dispatch", "nordwind/platform/libraries/geo");
        terminal.type("inventory").exits(0);
    }

    @Test
    @Order(3)
    void what_will_hurt_is_said_before() {
        terminal.type("assess").says("LOSS", "deployments (1) in 1 project stay behind", "2 image repositories");
        JsonNode json = JsonMapper.shared().readTree(terminal.type("assess", "--json").text());
        assertThat(json.path("findings")).isNotEmpty();
    }

    @Test
    @Order(4)
    void the_plan_is_a_file_for_people() {
        terminal.type("plan").exits(0).says("plan.yaml", "users.csv");
        assertThat(terminal.file("plan.yaml")).contains("project: nordwind/apps/dispatch");
        assertThat(terminal.file("users.csv")).contains("anna,").contains("same primary e-mail");
        terminal.type("plan").says("plan.yaml");
    }

    @Test
    @Order(5)
    void without_commit_every_write_is_listed_and_none_is_made() {
        Said listed = terminal.type("run").exits(0);
        listed.says("create user ben@nordwind.example for ben", "export project nordwind/apps/dispatch and download the archive", "publish the versions of the package npm @nordwind/tracking-ui", "Nothing was written").keepsSilentAbout("create user anna@");
        assertThat(Terminal.sight(destination)).isEqualTo(before);
        terminal.type("status").says("Nothing has run here yet");
    }

    @Test
    @Order(6)
    void a_paused_item_stays_a_cancelled_one_ends_and_the_rest_arrives() {
        terminal.type("run", "--commit", "--item", "group:nordwind").exits(0);
        terminal.type("run", "--pause", "project:nordwind/handbook").exits(0).says("Noted");
        terminal.type("run", "--cancel", "project:nordwind/apps/new-app").exits(0);
        terminal.type("run", "--commit")
                .exits(5)
                .says("4 of 16 items done", "10 items of later turns wait for what is paused", "drover run --resume project:nordwind/handbook");
        terminal.type("status").exits(5).says("paused", "project:nordwind/handbook");
        terminal.type("run", "--resume", "project:nordwind/handbook").exits(0);
        terminal.type("run", "--commit").exits(0).says("15 of 16 items done, 0 failed", "canceled");
        terminal.type("run", "--retry", "project:nordwind/apps/new-app").exits(0);
        terminal.type("run", "--commit").exits(0).says(" items done, 0 failed");
        try (Watcher admin = new Watcher(destination)) {
            assertThat(admin.list("/users?username=farid").get(0).path("state").asString()).as("blocked at the source, so blocked here").isEqualTo("blocked");
            assertThat(admin.list("/users?username=ben").get(0).path("state").asString()).isEqualTo("active");
        }
    }

    @Test
    @Order(7)
    void the_same_run_again_does_nothing() {
        String there = Terminal.sight(destination);
        terminal.type("run", "--commit").exits(0);
        assertThat(Terminal.sight(destination)).isEqualTo(there);
    }

    @Test
    @Order(8)
    void verification_is_clean_until_somebody_changes_something_and_then_names_it() {
        terminal.type("verify").exits(0).says("The same.");
        terminal.type("report").exits(0).says("Everything arrived.");
        try (Watcher person = new Watcher(destination)) {
            JsonNode issue = person.list(DISPATCH + "/issues").get(0);
            JsonNode variable = person.list(DISPATCH + "/variables").valueStream().filter(v -> v.hasNonNull("value")).findFirst().orElseThrow();
            String title = issue.path("title").asString();
            String key = variable.path("key").asString();
            person.send("PUT", DISPATCH + "/issues/" + issue.path("iid").asLong(), "{\"title\":\"Somebody was here\"}");
            String scope = variable.path("environment_scope").asString().replace("*", "%2A").replace("/", "%2F");
            person.send("PUT", DISPATCH + "/variables/" + key + "?filter%5Benvironment_scope%5D=" + scope, "{\"value\":\"another-value\"}");
            person.send("POST", DISPATCH + "/repository/tags", "{\"tag_name\":\"extra\",\"ref\":\"main\"}");
            terminal.type("verify").exits(1).says("nordwind/apps/dispatch", "issue", "Somebody was here", key, "tags/extra").keepsSilentAbout("another-value");
            person.send("PUT", DISPATCH + "/issues/" + issue.path("iid").asLong(), "{\"title\":\"" + title + "\"}");
            person.send("DELETE", DISPATCH + "/repository/tags/extra", "");
        }
        terminal.type("verify").exits(1).says("variable").keepsSilentAbout("Somebody was here", "tags/extra");
    }

    @Test
    @Order(9)
    void the_report_is_one_page_a_table_and_a_document() {
        terminal.type("report").says("index.html");
        assertThat(terminal.file("report/index.html")).startsWith("<!DOCTYPE html>").contains("nordwind/apps/dispatch").doesNotContain("https://cdn", "<script src");
        try (Stream<Path> files = Files.list(folder.resolve("report"))) {
            assertThat(files.map(f -> f.getFileName().toString())).contains("index.html", "report.json").anyMatch(name -> name.endsWith(".csv"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Order(10)
    void no_secret_is_anywhere_on_this_machine() {
        Set<String> secrets = new TreeSet<>(Secrets.of(source));
        secrets.addAll(Secrets.of(destination));
        assertThat(secrets).contains("correct-horse-battery", "chat-secret-1", "erp-secret-7", source.rootToken()).hasSizeGreaterThan(15);
        assertThat(terminal.everythingSaid()).doesNotContain(secrets.toArray(String[]::new));
        assertThat(Secrets.in(folder, secrets)).isEmpty();
    }

    @Test
    @Order(11)
    void rollback_refuses_what_a_person_changed_and_undoes_the_rest() {
        String there = Terminal.sight(destination);
        terminal.type("rollback").exits(1).says("would be undone", "refused", "dispatch", "Nothing was changed");
        assertThat(Terminal.sight(destination)).as("a preview").isEqualTo(there);
        terminal.type("rollback", "--commit").exits(1).says("refused", "dispatch");
        try (Watcher person = new Watcher(destination)) {
            assertThat(person.list("/projects")).extracting(p -> p.path("path_with_namespace").asString()).containsExactly("nordwind/apps/dispatch");
        }
    }

    @Test
    @Order(12)
    void another_run_on_the_same_ground_can_be_rolled_back_to_the_beginning() throws IOException {
        try (Watcher person = new Watcher(destination)) {
            person.send("DELETE", DISPATCH, "");
            person.send("DELETE", "/groups/nordwind", "");
        }
        Path again = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-again"));
        Terminal second = new Terminal(again).between(source, destination);
        String ground = Terminal.sight(destination);
        second.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "nordwind/apps").exits(0);
        second.withoutLimits();
        second.type("inventory").exits(0);
        second.type("assess");
        second.type("plan").exits(0);
        second.type("run", "--commit").exits(0);
        assertThat(Terminal.sight(destination)).isNotEqualTo(ground);
        second.type("rollback", "--commit").exits(0).keepsSilentAbout("refused  ");
        assertThat(Terminal.sight(destination)).isEqualTo(ground);
        second.type("rollback").says("nothing to undo");
    }
}
