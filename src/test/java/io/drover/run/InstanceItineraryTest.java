package io.drover.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.Receipt;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.console.Console;
import io.drover.engine.ItemState;
import io.drover.identity.UserMap;
import io.drover.plan.Plan;
import io.drover.run.step.Pace;
import io.drover.run.step.PlannedWrite;
import io.drover.run.step.Worksite;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.time.Time;
import io.drover.verify.Verification;
import io.drover.verify.Verifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables of a whole instance, into one that has some of its own. */
class InstanceItineraryTest {
    @TempDir
    Path folder;

    @Test
    void missing_variables_are_created_what_is_there_stays_and_a_rollback_takes_only_ours_away() throws Exception {
        try (SimulatedGitLab old = SimulatedGitLab.start(SimulatorOptions.defaults());
                SimulatedGitLab fresh = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(900))) {
            variable(old, "COMPANY", "canary-acme");
            variable(old, "REGION", "canary-north");
            variable(fresh, "REGION", "canary-south");
            variable(fresh, "HOUSE", "canary-own");
            try (SourceConnector source = GitLab.source(config(old), new Secret(old.rootToken()), Time.system());
                    DestinationConnector destination = GitLab.destination(config(fresh), new Secret(fresh.rootToken()), Time.system())) {
                there_and_back(source, destination, fresh);
            }
        }
    }

    private void there_and_back(SourceConnector source, DestinationConnector destination, SimulatedGitLab fresh) throws Exception {
        Plan plan = new Plan("source", List.of(), true);
        Pace pace = new Pace(false, false, Duration.ofMillis(50));
        Worksite site = Worksite.of(source, destination, new UserMap(List.of()), folder, Time.system(), pace);
        assertThat(Migration.dryRun(site, plan, Selection.EVERYTHING)).filteredOn(item -> item.item().equals(InstanceItinerary.ITEM))
                .flatExtracting(PlannedItem::writes)
                .extracting(PlannedWrite::what)
                .contains("create of instance CI/CD variables: COMPANY");
        try (Migration migration = Migration.open(site, plan, RunOptions.local(folder.resolve("journal.db")))) {
            migration.run(Selection.EVERYTHING, tally -> {});
            RunSummary.Item item = migration.summary().items().stream().filter(i -> i.item().equals(InstanceItinerary.ITEM)).findFirst().orElseThrow();
            assertThat(item.state()).isEqualTo(ItemState.DONE);
            assertThat(item.receipts()).extracting(Receipt::key).containsExactly("COMPANY");
            assertThat(item.losses()).singleElement().satisfies(loss -> assertThat(loss.reason()).contains("REGION"));
            assertThat(values(fresh)).isEqualTo(Map.of("COMPANY", "canary-acme", "REGION", "canary-south", "HOUSE", "canary-own"));

            Verification.ItemResult compared = new Verifier(source, destination, new UserMap(List.of()), _ -> List.of(), folder.resolve("v"), Time.system())
                    .verify(plan, 1, Console.silent())
                    .items()
                    .getFirst();
            assertThat(compared.problems()).isEmpty();
            assertThat(compared.relations()).flatExtracting(Verification.RelationResult::differences)
                    .extracting(difference -> difference.key() + " " + difference.rule())
                    .containsExactlyInAnyOrder("REGION null", "HOUSE destinations-own");

            migration.rollback().run(deed -> {});
            assertThat(values(fresh)).isEqualTo(Map.of("REGION", "canary-south", "HOUSE", "canary-own"));
        }
        assertThat(Files.readString(folder.resolve("journal.db"), java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    }

    private static void variable(SimulatedGitLab gitlab, String key, String value) {
        gitlab.instance().db().table("ci_instance_variables")
                .insert(Map.of("key", key, "value", value, "variable_type", "env_var", "protected", false, "masked", false, "raw", true));
    }

    private static Map<String, String> values(SimulatedGitLab gitlab) {
        Map<String, String> values = new java.util.HashMap<>();
        gitlab.instance().db().table("ci_instance_variables").all().forEach(row -> values.put(row.text("key"), row.text("value")));
        return values;
    }

    private static InstanceConfig config(SimulatedGitLab gitlab) {
        return new InstanceConfig("any", "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
    }
}
