package io.drover.report;

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
import io.drover.engine.Store;
import io.drover.identity.UserMap;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryOptions;
import io.drover.inventory.InventoryStage;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.plan.PlanStage;
import io.drover.run.Migration;
import io.drover.run.RunOptions;
import io.drover.run.Selection;
import io.drover.run.step.Pace;
import io.drover.run.step.Worksite;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import io.drover.time.Time;
import io.drover.verify.Verification;
import io.drover.verify.Verification.Tally;
import io.drover.verify.VerifyStage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample organisation from one simulated GitLab to another, over real HTTP and Git, verified and told. */
class WholeJourneyTest {
    private static final String[] SECRETS = {
        "correct-horse-battery", "nobody-reads-this-again", "0123456789abcdef", "this-was-seen-once", "erp-secret-7", "12345678", "prod.nordwind.example"
    };

    @TempDir
    Path folder;

    @Test
    void the_sample_organisation_arrives_and_verification_says_so() throws Exception {
        SimulatorOptions options = SimulatorOptions.defaults();
        SimulatorOptions there = new SimulatorOptions(
                0, 2, options.version(), options.time(), options.limits(), 5000, "destination", options.sidekiqDelay());
        try (SimulatedGitLab old = SimulatedGitLab.start(options);
                SimulatedGitLab fresh = SimulatedGitLab.start(there)) {
            SampleOrganisation.load(old);
            Workspace workspace = new Workspace(folder);
            Time time = Time.system();
            try (SourceConnector source = GitLab.source(config("source", old), new Secret(old.rootToken()), time);
                    DestinationConnector destination = GitLab.destination(config("destination", fresh), new Secret(fresh.rootToken()), time)) {
                Inventory inventory = new InventoryStage(source, workspace, Console.silent(), time).run("source", List.of(), InventoryOptions.EVERYTHING, true);
                DestinationPaths paths = new DestinationPaths(List.of(), Optional.empty());
                Assessment assessment = new AssessStage(destination, workspace, Console.silent(), time).run(inventory, paths);
                PlanStage.Draft draft = new PlanStage(workspace).run(inventory, assessment, AssessmentFile.facts(workspace), paths, false);
                UserMap users = draft.matching().map();
                move(source, destination, draft.plan(), users, workspace, time);

                Verification verification = new VerifyStage(source, destination, workspace, Console.silent(), time)
                        .run(draft.plan(), users, draft.plan().items().toList(), List.of(), 4);
                Report report = new ReportStage(workspace, time).run(Store.sqlite(workspace.journal()), "drover test");
                assertThat(verification.items()).allSatisfy(item -> {
                    assertThat(item.problems()).as(item.item()).isEmpty();
                    assertThat(item.relations()).as(item.item()).allSatisfy(r -> assertThat(r.unexplained()).isEmpty());
                });
                assertThat(verification.unlisted()).isEmpty();
                Verification again = new VerifyStage(source, destination, workspace, Console.silent(), time)
                        .run(draft.plan(), users, draft.plan().items().toList(), List.of(), 1);
                assertThat(again.digest()).isEqualTo(verification.digest());
                assertThat(tally(verification, Relations.CONTAINER_REPOSITORIES)).isEqualTo(new Tally(2, 0, 0, 0, 0));
                assertThat(tally(verification, Relations.PACKAGES)).as("one is of a format that nobody publishes again").isEqualTo(new Tally(7, 0, 0, 1, 0));
                assertThat(report.ledger().open()).isEmpty();
                assertThat(report.verdict().headline()).isEqualTo("Everything arrived");
                assertThat(report.reenter()).extracting(Report.Reenter::key).contains("HIDDEN_KEY@*", "ORG_HIDDEN@*");
                assertNoSecret(workspace);
            }
        }
    }

    /** Of the tracking web: images are compared by the digest of every tag's manifest, packages by those of their files. */
    private static Tally tally(Verification verification, Relation relation) {
        return verification.items().stream()
                .filter(item -> item.item().endsWith("tracking-web"))
                .flatMap(item -> item.relations().stream())
                .filter(r -> r.relation().equals(relation))
                .map(Verification.RelationResult::tally)
                .reduce(Tally.NONE, Tally::plus);
    }

    /** Values of the sample's variables, schedule variables and tokens are nowhere in what people forward. */
    private static void assertNoSecret(Workspace workspace) throws IOException {
        List<Path> files = new ArrayList<>(List.of(workspace.verification()));
        try (Stream<Path> reports = Files.list(workspace.reportFolder())) {
            reports.forEach(files::add);
        }
        for (Path file : files) {
            assertThat(Files.readString(file)).as(file.getFileName().toString()).doesNotContain(SECRETS);
        }
    }

    private static void move(SourceConnector source, DestinationConnector destination, Plan plan, UserMap users, Workspace workspace, Time time) {
        Worksite site = Worksite.of(source, destination, users, workspace.files(), time, new Pace(false, false, Duration.ofMillis(50)));
        try (Migration migration = Migration.open(site, plan, RunOptions.local(workspace.journal()))) {
            migration.run(Selection.EVERYTHING, tally -> {});
            assertThat(migration.summary().items()).allSatisfy(item -> assertThat(item.problem()).as(item.item()).isNull());
        }
    }

    private static InstanceConfig config(String name, SimulatedGitLab gitlab) {
        return new InstanceConfig(name, "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
    }
}
