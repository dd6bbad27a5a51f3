package io.drover.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.assess.AssessStage;
import io.drover.assess.Assessment;
import io.drover.assess.AssessmentFile;
import io.drover.assess.DestinationPaths;
import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.console.Console;
import io.drover.model.FullPath;
import io.drover.plan.Plan;
import io.drover.plan.PlanFile;
import io.drover.plan.PlanStage;
import io.drover.simulator.RestClient;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.time.Time;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first three stages over real HTTP, against two simulated GitLabs. */
class SimulatedInventoryTest {
    private final SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(1_000_000));
    private final SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults());

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        RestClient root = new RestClient(source.url(), source.rootToken());
        root.post("/users", Map.of("email", "ann@example.com", "username", "ann", "name", "Ann", "force_random_password", true, "skip_confirmation", true));
        long acme = root.post("/groups", Map.of("name", "acme", "path", "acme")).json().get("id").asLong();
        long web = root.post("/groups", Map.of("name", "web", "path", "web", "parent_id", acme)).json().get("id").asLong();
        for (int i = 0; i < 45; i++) {
            root.post("/projects", Map.of("name", "p" + i, "namespace_id", i % 3 == 0 ? acme : web));
        }
        root.post("/projects", Map.of("name", "personal"));
    }

    @AfterEach
    void close() {
        source.close();
        destination.close();
    }

    @Test
    void the_whole_instance_in_slices_and_one_group_are_walked_assessed_and_planned() {
        Workspace workspace = new Workspace(folder);
        InventoryOptions quick = InventoryOptions.EVERYTHING.withoutCounts();
        try (SourceConnector from = GitLab.source(config("source", source), new Secret(source.rootToken()), Time.system());
                DestinationConnector to = GitLab.destination(config("destination", destination), new Secret(destination.rootToken()), Time.system())) {
            assertThat(from.inventory().projectSlices(null)).hasSizeGreaterThan(5);
            InventoryStage stage = new InventoryStage(from, workspace, Console.silent(), Time.system());
            Inventory everything = stage.run("source", List.of(), quick, false);
            assertThat(everything.projects()).hasSize(46);
            Inventory inventory = stage.run("source", List.of(FullPath.of("acme")), quick, false);
            assertThat(inventory.projects()).hasSize(45).allMatch(p -> p.statistics().repositorySize() >= 0);
            assertThat(inventory.groups()).extracting(g -> g.fullPath().value()).containsExactly("acme", "acme/web");
            assertThat(inventory.gaps()).extracting(Inventory.Gap::what).containsExactly("counts");

            DestinationPaths paths = new DestinationPaths(inventory.roots(), Optional.empty());
            Assessment assessment = new AssessStage(to, workspace, Console.silent(), Time.system()).run(inventory, paths);
            assertThat(assessment.findings()).extracting(f -> f.check()).contains("empty-repositories").doesNotContain("unmapped-users", "version-gap");
            assertThat(AssessmentFile.read(workspace)).isEqualTo(assessment);

            Plan plan = new PlanStage(workspace).run(inventory, assessment, AssessmentFile.facts(workspace), paths, false).plan();
            assertThat(plan.items()).hasSize(47);
            assertThat(PlanFile.read(workspace.plan(), InventoryFile.read(workspace))).isEqualTo(plan);
        }
    }

    private static InstanceConfig config(String name, SimulatedGitLab gitlab) {
        return new InstanceConfig(name, "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
    }
}
