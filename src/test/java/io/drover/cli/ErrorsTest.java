package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.drover.cli.Terminal.Said;
import io.drover.cli.Terminal.Watcher;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Said show(Said said) {
        System.err.println("=== exit " + said.status() + "\n" + said.text());
        return said;
    }

    @Test
    void a_wrong_token() {
        terminal.with(Terminal.SOURCE_TOKEN, "glpat-not-the-right-one");
        show(terminal.type("inventory"));
        show(terminal.type("doctor"));
    }

    @Test
    void no_token() {
        terminal.with(Terminal.SOURCE_TOKEN, "");
        show(terminal.type("inventory"));
    }

    @Test
    void a_token_that_may_only_read() {
        organisation();
        terminal.type("inventory").exits(0);
        terminal.with(Terminal.DESTINATION_TOKEN, destination.token("root", "read_api"));
        show(terminal.type("doctor"));
        show(terminal.type("assess"));
        terminal.type("plan");
        show(terminal.type("run", "--commit"));
    }

    @Test
    void a_token_of_somebody_who_is_no_administrator() {
        organisation();
        people(destination, "pat");
        terminal.type("inventory").exits(0);
        terminal.with(Terminal.DESTINATION_TOKEN, destination.token("pat"));
        show(terminal.type("assess"));
        terminal.type("plan");
        show(terminal.type("run", "--commit"));
    }

    @Test
    void a_blocked_persons_token() {
        people(source, "pat");
        String token = source.token("pat");
        try (Watcher admin = new Watcher(source)) {
            long id = admin.list("/users?username=pat").get(0).path("id").asLong();
            admin.send("POST", "/users/" + id + "/block", "");
        }
        terminal.with(Terminal.SOURCE_TOKEN, token);
        show(terminal.type("inventory"));
    }

    @Test
    void a_proxy_that_answers_with_a_page() throws IOException {
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
            show(terminal.type("inventory"));
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void nobody_listens_there() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        init("http://127.0.0.1:" + port, destination.url());
        show(terminal.type("inventory"));
        show(terminal.type("doctor"));
    }

    @Test
    void no_such_host() {
        init("https://gitlab.invalid", destination.url());
        show(terminal.type("inventory"));
    }

    @Test
    void https_where_there_is_none() {
        init(source.url().replace("http://", "https://"), destination.url());
        show(terminal.type("inventory"));
    }

    @Test
    void commands_in_the_wrong_order() {
        show(terminal.type("assess"));
        show(terminal.type("plan"));
        show(terminal.type("run"));
        show(terminal.type("verify"));
        show(terminal.type("report"));
        show(terminal.type("rollback"));
    }

    @Test
    void garbage_in_the_files() {
        planned();
        terminal.write("plan.yaml", terminal.file("plan.yaml").replace("method:", "metod:").replace("waves:", "waves:\n  - 7"));
        show(terminal.type("run"));
        terminal.type("plan", "--force");
        terminal.write("users.csv", terminal.file("users.csv").replace("match", "mtach").replace("create", "creat") + "99,ghost,Ghost,skip,,,\n1,2\n");
        show(terminal.type("run"));
        terminal.write("drover.yaml", terminal.file("drover.yaml").replace("kind: gitlab", "kind: gitlap").replace("limits: none", "limits: some"));
        show(terminal.type("status"));
        terminal.write("drover.yaml", "source: [\n");
        show(terminal.type("status"));
    }

    @Test
    void no_such_workspace() {
        Terminal elsewhere = new Terminal(folder.resolve("nowhere")).between(source, destination);
        show(elsewhere.type("status"));
        show(elsewhere.type("run", "--commit"));
    }

    @Test
    void a_path_that_is_taken() {
        planned();
        try (Watcher other = new Watcher(destination)) {
            long group = other.send("POST", "/groups", "{\"name\":\"Acme\",\"path\":\"acme\"}").path("id").asLong();
            other.send("POST", "/projects", "{\"name\":\"Shop\",\"path\":\"shop\",\"namespace_id\":" + group + "}");
            other.send("POST", "/projects/acme%2Fshop/issues", "{\"title\":\"Somebody else's\"}");
        }
        show(terminal.type("assess"));
        show(terminal.type("run", "--commit"));
    }

    @Test
    void import_is_switched_off() {
        organisation();
        try (Watcher admin = new Watcher(destination)) {
            admin.send("PUT", "/application/settings", "{\"import_sources\":[\"github\"]}");
        }
        terminal.type("inventory").exits(0);
        show(terminal.type("doctor"));
        show(terminal.type("assess"));
        terminal.type("plan");
        show(terminal.type("run", "--commit"));
    }

    @Test
    void export_is_switched_off() {
        planned();
        try (Watcher admin = new Watcher(source)) {
            admin.send("PUT", "/application/settings", "{\"project_export_enabled\":false}");
        }
        show(terminal.type("run", "--commit"));
    }

    @Test
    void a_command_that_does_not_exist_and_an_option_that_does_not() {
        show(terminal.type("migrate"));
        show(terminal.type("run", "--comit"));
    }
}
