package io.drover.bench;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.config.Workspace;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.console.Console;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryOptions;
import io.drover.inventory.InventoryStage;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SmallProjects;
import io.drover.time.Time;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lists 20,000 projects with statistics: Drover's inventory, python-gitlab, and a bare client that shows what the simulator can give. */
final class InventoryBench implements Bench.Measurement {
    private static final int PROJECTS = 20_000;

    /** Lists with keyset paging, a hundred to a page, as python-gitlab's documentation advises for many projects. */
    private static final String PYTHON =
            """
            import sys, time, gitlab
            gl = gitlab.Gitlab(sys.argv[1], private_token=sys.argv[2])
            start = time.time()
            count = sum(1 for _ in gl.projects.list(iterator=True, per_page=100, statistics=True, pagination='keyset', order_by='id', sort='asc'))
            print(count, time.time() - start)
            """;

    @Override
    public void measure(List<Bench.Row> rows) throws Exception {
        try (SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults())) {
            SmallProjects.loadRows(gitlab, PROJECTS, 1);
            bare(gitlab);
            double ceiling = bare(gitlab);
            double drover = Math.max(drover(gitlab), drover(gitlab));
            Optional<Double> python = python(gitlab);
            rows.add(new Bench.Row(
                    "inventory: 20,000 projects with statistics",
                    "drover %.0f/s; %s; one bare connection to the simulator %.0f/s"
                            .formatted(drover, python.map("python-gitlab %.0f/s"::formatted).orElse("python-gitlab absent: apt install python3-gitlab"), ceiling),
                    python.map(rate -> "%.1f times python-gitlab".formatted(drover / rate)).orElse(""),
                    "at least 5 times"));
        }
    }

    private static double drover(SimulatedGitLab gitlab) throws Exception {
        Path folder = Files.createTempDirectory("drover-bench-inventory");
        InstanceConfig config = new InstanceConfig("source", "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
        try (SourceConnector source = GitLab.source(config, new Secret(gitlab.rootToken()), Time.system())) {
            long start = System.nanoTime();
            Inventory inventory = new InventoryStage(source, new Workspace(folder), Console.silent(), Time.system())
                    .run("source", List.of(), InventoryOptions.EVERYTHING.withoutCounts().withoutMembers(), true);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (inventory.projects().size() != PROJECTS) {
                throw new IllegalStateException("drover saw " + inventory.projects().size() + " projects");
            }
            return PROJECTS / seconds;
        }
    }

    private static Optional<Double> python(SimulatedGitLab gitlab) throws Exception {
        Process process = new ProcessBuilder("/usr/bin/python3", "-c", PYTHON, gitlab.url(), gitlab.rootToken())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0 || !said.startsWith(PROJECTS + " ")) {
            return Optional.empty();
        }
        return Optional.of(PROJECTS / Double.parseDouble(said.substring(said.indexOf(' ') + 1)));
    }

    private static double bare(SimulatedGitLab gitlab) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long start = System.nanoTime();
        for (int page = 1; page <= PROJECTS / 100; page++) {
            URI uri = URI.create(gitlab.url() + "/api/v4/projects?per_page=100&statistics=true&order_by=id&sort=asc&page=" + page);
            HttpRequest request = HttpRequest.newBuilder(uri).header("PRIVATE-TOKEN", gitlab.rootToken()).build();
            client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
        return PROJECTS / ((System.nanoTime() - start) / 1e9);
    }
}
