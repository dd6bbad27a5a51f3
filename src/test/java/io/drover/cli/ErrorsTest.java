package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.drover.cli.Terminal.Watcher;
import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.access.Tokens;
import io.drover.simulator.namespaces.Directory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when something is wrong: the problem by name, where it is, what to do, and who has to. */
class ErrorsTest {
    @TempDir
    Path folder;

    private final SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults().withVersion("18.3.2-ee"));
    private final SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000));
    private Terminal terminal;

    @BeforeEach
    void begin() {
        terminal = new Terminal(folder).between(source, destination);
        init(source.url(), destination.url());
    }

    private void init(String from, String to) {
        terminal.folder().resolve("drover.yaml").toFile().delete();
        terminal.type("init", "--source", from, "--destination", to, "--group", "acme").exits(0);
        terminal.withoutLimits();
    }

    @AfterEach
    void end() {
        source.close();
        destination.close();
    }

    private void people(SimulatedGitLab gitlab, String username) {
        try (Watcher admin = new Watcher(gitlab)) {
            admin.send("POST", "/users", "{\"name\":\"%s\",\"username\":\"%s\",\"email\":\"%s@example.com\",\"force_random_password\":true,\"skip_confirmation\":true}"
                    .formatted(username, username, username));
        }
    }

    /** Groups {@code acme} with one project that has an issue. */
    private void organisation() {
        try (Watcher admin = new Watcher(source)) {
            long group = admin.send("POST", "/groups", "{\"name\":\"Acme\",\"path\":\"acme\"}").path("id").asLong();
            admin.send("POST", "/projects", "{\"name\":\"Shop\",\"path\":\"shop\",\"namespace_id\":" + group + ",\"initialize_with_readme\":true}");
            admin.send("POST", "/projects/acme%2Fshop/issues", "{\"title\":\"First\"}");
        }
    }

    private void planned() {
        organisation();
        terminal.type("inventory").exits(0);
        terminal.type("assess");
        terminal.type("plan").exits(0);
    }

    @Test
    void a_wrong_token_is_told_with_the_place_it_comes_from() {
        terminal.with(Terminal.SOURCE_TOKEN, "glpat-not-the-right-one");
        terminal.type("inventory").exits(3).says("GITLAB_TOKEN_REFUSED", "the source answered 401", "put it where drover.yaml says", "who      you");
        terminal.type("doctor").exits(1).says("BAD   source", "1 thing stands in the way").keepsSilentAbout("glpat-not-the-right-one");
    }

    @Test
    void an_expired_and_a_revoked_token_are_told_with_what_the_instance_says() {
        Tokens tokens = new Tokens(source.instance());
        Row root = new Directory(source.instance().db()).user("root").orElseThrow();
        String expired = tokens.create(root, "of last year", List.of("api"), "2020-01-01").text("token");
        terminal.with(Terminal.SOURCE_TOKEN, expired);
        terminal.type("inventory").exits(3).says("GITLAB_TOKEN_REFUSED", "Token is expired", "scope api", "who      you").keepsSilentAbout(expired);
        String revoked = tokens.create(root, "given back", List.of("api"), null).set("revoked", true).text("token");
        terminal.with(Terminal.SOURCE_TOKEN, revoked);
        terminal.type("inventory").exits(3).says("GITLAB_TOKEN_REFUSED", "Token was revoked").keepsSilentAbout(revoked);
    }

    @Test
    void a_missing_token_is_told_by_the_name_of_its_variable() {
        terminal.with(Terminal.SOURCE_TOKEN, "");
        terminal.type("inventory").exits(3).says("TOKEN_MISSING", "DROVER_SOURCE_TOKEN is not set");
    }

    @Test
    void a_token_that_may_only_read_is_seen_before_it_is_used() {
        organisation();
        terminal.type("inventory").exits(0);
        terminal.with(Terminal.DESTINATION_TOKEN, destination.token("root", "read_api"));
        terminal.type("doctor").exits(1).says("BAD   destination   token", "make a personal access token with scope api");
        terminal.type("assess").exits(1).says("BLOCKER", "the destination's token has the scopes read_api but not api");
        terminal.type("plan");
        terminal.type("run", "--commit").exits(1).says("GITLAB_SCOPE_MISSING", "requires higher privileges than provided by the access token", "Create a token with the scope api").keepsSilentAbout("TOP_LEVEL_GROUP_NOT_ALLOWED");
        assertThat(Terminal.sight(destination)).as("nothing was written").doesNotContain("acme");
    }

    @Test
    void without_an_administrators_token_authors_are_lost_and_it_says_so() {
        organisation();
        people(destination, "pat");
        terminal.type("inventory").exits(0);
        terminal.with(Terminal.DESTINATION_TOKEN, destination.token("pat"));
        terminal.type("assess").exits(0).says("LOSS", "is no administrator's: every issue, merge request and note will belong to pat");
        terminal.type("plan").exits(0);
        terminal.type("run", "--commit").exits(0).says("3 of 3 items done");
    }

    @Test
    void a_blocked_account_is_no_missing_right() {
        people(source, "pat");
        String token = source.token("pat");
        try (Watcher admin = new Watcher(source)) {
            long id = admin.list("/users?username=pat").get(0).path("id").asLong();
            admin.send("POST", "/users/" + id + "/block", "");
        }
        terminal.with(Terminal.SOURCE_TOKEN, token);
        terminal.type("inventory").exits(30).says("GITLAB_ACCOUNT_REFUSED", "Your account has been blocked", "Unblock or activate the user", "source admin");
    }

    @Test
    void a_proxys_page_is_not_taken_for_an_answer() throws IOException {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = "<html><body><h1>Please sign in to the company network</h1></body></html>".getBytes(StandardCharsets.UTF_8);
        proxy.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        proxy.start();
        try {
            init("http://127.0.0.1:" + proxy.getAddress().getPort(), destination.url());
            terminal.type("inventory").exits(30).says("NOT_THE_API", "a web page came instead of JSON", "without a login page", "who      environment");
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void a_closed_port_a_name_that_nobody_knows_and_a_certificate_that_nobody_trusts() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        init("http://127.0.0.1:" + port, destination.url());
        terminal.type("inventory").exits(30).says("HOST_UNREACHABLE", "127.0.0.1:" + port, "HTTPS_PROXY");
        terminal.type("doctor").exits(1).says("Connection refused", "open the way from this machine to 127.0.0.1:" + port);
        init("https://gitlab.invalid", destination.url());
        terminal.type("inventory").exits(30).says("HOST_NAME_UNKNOWN", "getent hosts");
        try (SelfSigned stranger = new SelfSigned(folder)) {
            init(stranger.url(), destination.url());
            terminal.type("inventory").exits(30).says("TLS_FAILED", "ca-bundle");
        }
    }

    @Test
    void commands_in_the_wrong_order_name_the_one_that_is_missing() {
        for (String command : new String[] {"assess", "plan", "run", "verify"}) {
            terminal.type(command).exits(3).says("INVENTORY_MISSING", "Run `drover inventory`");
        }
        organisation();
        terminal.type("inventory").exits(0);
        terminal.type("plan").exits(3).says("drover assess");
        terminal.type("assess");
        terminal.type("run").exits(3).says("drover plan");
        new Terminal(folder.resolve("nowhere")).type("status").exits(3).says("NO_WORKSPACE", "drover init");
    }

    @Test
    void all_mistakes_in_the_files_at_once_with_line_and_column() {
        planned();
        terminal.write("plan.yaml", terminal.file("plan.yaml").replace("method:", "metod:").replace("waves:", "waves:\n  - 7"));
        assertThat(terminal.type("run").exits(3).says("PLAN_INVALID  5 mistakes", "unknown key 'metod'; did you mean 'method'?").text())
                .containsPattern("plan.yaml:\\d+:\\d+: 'item 1' is a single value");
        terminal.type("plan", "--force");
        terminal.write("users.csv", terminal.file("users.csv").replace("match", "mtach") + "99,ghost,Ghost,skip,,,,\n1,2\n");
        terminal.type("run")
                .exits(3)
                .says("USERS_INVALID  3 mistakes", "users.csv:2:22: action is 'mtach'; did you mean 'match'?", "users.csv:3:1: the source has no user 99", "users.csv:4:1: this row has 2 cells");
        String config = terminal.file("drover.yaml");
        terminal.write("drover.yaml", config.replace("kind: gitlab", "kind: gitlap").replace("limits: none", "limits: some"));
        terminal.type("status").exits(3).says("CONFIG_INVALID  4 mistakes", "drover.yaml:3:9: 'kind' is 'gitlap'; did you mean 'gitlab'?", "13:11: 'limits' is 'some'");
        terminal.write("drover.yaml", "source: [\n");
        terminal.type("status").exits(3).says("CONFIG_INVALID  1 mistake\n", "drover.yaml:2:1: this is no YAML");
    }

    @Test
    void what_is_in_the_way_at_the_destination_is_a_blocker_and_stays_untouched() {
        planned();
        try (Watcher other = new Watcher(destination)) {
            long group = other.send("POST", "/groups", "{\"name\":\"Acme\",\"path\":\"acme\"}").path("id").asLong();
            other.send("POST", "/projects", "{\"name\":\"Shop\",\"path\":\"shop\",\"namespace_id\":" + group + "}");
            other.send("POST", "/projects/acme%2Fshop/issues", "{\"title\":\"Somebody else's\"}");
            terminal.type("assess").exits(1).says("BLOCKER", "acme/shop the project acme/shop exists at the destination");
            terminal.type("run", "--commit").exits(1).says("DESTINATION_TAKEN", "a project is there already", "then retry the item").keepsSilentAbout("likely");
            assertThat(other.list("/projects/acme%2Fshop/issues")).extracting(i -> i.path("title").asString()).containsExactly("Somebody else's");
        }
    }

    @Test
    void imports_and_exports_that_are_switched_off() {
        planned();
        try (Watcher admin = new Watcher(source)) {
            admin.send("PUT", "/application/settings", "{\"project_export_enabled\":false}");
            terminal.type("run", "--commit").exits(1).says("METHOD_NOT_AVAILABLE", "the source cannot export archives");
            admin.send("PUT", "/application/settings", "{\"project_export_enabled\":true}");
        }
        try (Watcher admin = new Watcher(destination)) {
            admin.send("PUT", "/application/settings", "{\"import_sources\":[\"github\"]}");
        }
        terminal.type("doctor").exits(1).says("import of GitLab exports is off", "add gitlab_project to import_sources");
        terminal.type("assess").exits(1).says("BLOCKER", "import_sources lacks gitlab_project");
        terminal.type("run", "--retry", "project:acme/shop").exits(0);
        terminal.type("run", "--commit").exits(1).says("METHOD_NOT_AVAILABLE", "the destination cannot import archives", "likely   IMPORT_SOURCE_NOT_ENABLED");
    }

    @Test
    void a_command_and_an_option_that_do_not_exist() {
        terminal.type("migrate").exits(2).says("Unmatched argument at index 0: 'migrate'", "See: drover --help");
        terminal.type("run", "--comit").exits(2).says("Unknown option: '--comit'", "Did you mean: --commit?", "See: drover run --help");
    }

    @Test
    void a_file_where_the_journals_folder_should_be() throws IOException {
        planned();
        java.nio.file.Path drover = folder.resolve(".drover");
        try (java.util.stream.Stream<Path> all = Files.walk(drover)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        Files.writeString(drover, "in the way");
        terminal.type("run", "--commit").exits(30).says("who      environment").keepsSilentAbout("bug of ours");
    }
}
