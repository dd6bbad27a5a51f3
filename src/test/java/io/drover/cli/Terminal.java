package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.App;
import io.drover.config.Tokens;
import io.drover.console.Console;
import io.drover.console.ExcerptConsole;
import io.drover.simulator.SimulatedGitLab;
import io.drover.time.ScaledTime;
import io.drover.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person at a terminal in a migration's folder: types commands, reads what they say, and has two tokens in the environment. */
final class Terminal {
    static final String SOURCE_TOKEN = "DROVER_SOURCE_TOKEN";
    static final String DESTINATION_TOKEN = "DROVER_DESTINATION_TOKEN";

    /** What GitLab takes seconds for takes a simulated one milliseconds; the pauses between looks shrink with it. */
    private static final double PACE = 40;

    private final Path folder;
    private final Time clock = new ScaledTime(Instant.now(), PACE);
    private final Map<String, String> environment = new HashMap<>();
    /** Everything that was ever said, for a search at the end. */
    private final List<String> said = new ArrayList<>();

    Terminal(Path folder) {
        this.folder = folder;
    }

    /** @param text standard output and standard error as they came */
    record Said(int status, String text) {
        Said exits(int expected) {
            assertThat(status).as(text.substring(Math.max(0, text.length() - 1500))).isEqualTo(expected);
            return this;
        }

        Said says(String... parts) {
            assertThat(text).contains(parts);
            return this;
        }

        Said keepsSilentAbout(String... parts) {
            assertThat(text).doesNotContain(parts);
            return this;
        }
    }

    Path folder() {
        return folder;
    }

    Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Terminal between(SimulatedGitLab source, SimulatedGitLab destination) {
        return with(SOURCE_TOKEN, source.rootToken()).with(DESTINATION_TOKEN, destination.rootToken());
    }

    /** {@code type("run", "--commit")}. The check-up compares real clocks. */
    Said type(String... words) {
        ExcerptConsole ears = new ExcerptConsole(Console.silent(), "", 0, 0);
        App app = App.standard().rehearsing(ears, words[0].equals("doctor") ? Time.system() : clock, new Tokens(environment, question -> null));
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--workspace", folder.toString()));
        int status = Drover.commandLine(app).execute(arguments.toArray(String[]::new));
        Said heard = new Said(status, ears.whole());
        said.add(heard.text());
        return heard;
    }

    /** Every line of every command. */
    String everythingSaid() {
        return String.join("\n", said);
    }

    String file(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Documented limits would make the two instances of a test wait for minutes. */
    void withoutLimits() {
        write("drover.yaml", file("drover.yaml").replace("# limits: self-managed                   #", "limits: none   #")
                .replace("  token: {env: DROVER_DESTINATION_TOKEN}", "  token: {env: DROVER_DESTINATION_TOKEN}\n  limits: none"));
    }

    /** What an administrator sees of an instance: people, groups, projects, members. The same text means that nothing changed. */
    static String sight(SimulatedGitLab gitlab) {
        TreeSet<String> lines = new TreeSet<>();
        try (Watcher watcher = new Watcher(gitlab)) {
            for (String list : List.of("/users", "/groups", "/projects")) {
                for (JsonNode each : watcher.list(list)) {
                    lines.add(list + " " + each);
                    if (!list.equals("/users")) {
                        lines.add(list + " members " + watcher.list(list + "/" + each.path("id").asLong() + "/members"));
                    }
                }
            }
        }
        return lines.stream().map(Terminal::shortened).collect(Collectors.joining("\n"));
    }

    /** What changed shows; all of it need not. */
    private static String shortened(String line) {
        return line.substring(0, Math.min(90, line.length())) + " " + Integer.toHexString(line.hashCode());
    }

    /** Looks at an instance, and changes it, as a person would behind Drover's back. */
    static final class Watcher implements AutoCloseable {
        private final SimulatedGitLab gitlab;
        private final HttpClient http = HttpClient.newHttpClient();

        Watcher(SimulatedGitLab gitlab) {
            this.gitlab = gitlab;
        }

        JsonNode list(String path) {
            return send("GET", path + (path.contains("?") ? "&" : "?") + "per_page=100", "");
        }

        JsonNode send(String method, String path, String json) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4" + path))
                    .header("PRIVATE-TOKEN", gitlab.rootToken())
                    .header("Content-Type", "application/json")
                    .method(method, json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json))
                    .build();
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).as("%s %s: %s", method, path, response.body()).isBetween(200, 299);
                return response.body().isEmpty() ? JsonMapper.shared().missingNode() : JsonMapper.shared().readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
