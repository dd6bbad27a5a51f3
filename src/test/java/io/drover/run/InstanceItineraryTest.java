package io.drover.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.run.step.Pace;
import io.drover.run.step.PlannedWrite;
import io.drover.run.step.Worksite;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.Organisation;
import io.drover.time.Time;
import io.drover.verify.LossLedger;
import io.drover.verify.LossLedger.DeclaredLoss;
import io.drover.verify.Verification;
import io.drover.verify.Verification.Tally;
import io.drover.verify.Verifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    @Test
    void topics_system_hooks_and_custom_roles_go_as_well_and_the_ledger_counts_them() throws Exception {
        try (SimulatedGitLab old = SimulatedGitLab.start(SimulatorOptions.defaults());
                SimulatedGitLab fresh = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(900))) {
            Organisation.parse("""
                    topics: [{name: trucks, title: Trucks, description: All of them}, {name: ferries, title: Ferries}]
                    system_hooks: [{url: "https://audit.example/in", token: canary-token, push_events: true}]
                    member_roles: [{name: Auditor, base_access_level: 10, read_code: true}]
                    """).load(old);
            Organisation.parse("topics: [{name: ferries, title: Ships}]").load(fresh);
            try (SourceConnector source = GitLab.source(config(old), new Secret(old.rootToken()), Time.system());
                    DestinationConnector destination = GitLab.destination(config(fresh), new Secret(fresh.rootToken()), Time.system())) {
                lists(source, destination, fresh);
            }
        }
    }

    private void lists(SourceConnector source, DestinationConnector destination, SimulatedGitLab fresh) throws Exception {
        Plan plan = new Plan("source", List.of(), true);
        Worksite site = Worksite.of(source, destination, new UserMap(List.of()), folder, Time.system(), new Pace(false, false, Duration.ofMillis(50)));
        try (Migration migration = Migration.open(site, plan, RunOptions.local(folder.resolve("journal.db")))) {
            migration.run(Selection.EVERYTHING, tally -> {});
            RunSummary.Item item = migration.summary().items().stream().filter(i -> i.item().equals(InstanceItinerary.ITEM)).findFirst().orElseThrow();
            assertThat(item.state()).isEqualTo(ItemState.DONE);
            assertThat(item.receipts()).extracting(Receipt::key).containsExactlyInAnyOrder("trucks", "https://audit.example/in", "Auditor");
            assertThat(item.receipts()).flatExtracting(Receipt::reenter).containsExactly("token");
            assertThat(texts(fresh, "topics", "title")).containsExactlyInAnyOrder("Ships", "Trucks");
            assertThat(texts(fresh, "member_roles", "name")).containsExactly("Auditor");

            Verification verified = new Verifier(source, destination, new UserMap(List.of()), _ -> List.of(), folder.resolve("v"), Time.system())
                    .verify(plan, 1, Console.silent());
            List<DeclaredLoss> declared = item.losses().stream().map(loss -> new DeclaredLoss(FullPath.of("admin"), loss.relation(), loss.count(), loss.reason())).toList();
            LossLedger ledger = LossLedger.of(plan, inventory(source), verified, declared);
            assertThat(ledger.open()).isEmpty();
            assertThat(ledger.byRelation()).containsKeys(Relations.TOPICS, Relations.SYSTEM_HOOKS, Relations.MEMBER_ROLES);
            assertThat(ledger.byRelation()).extractingByKeys(Relations.TOPICS, Relations.SYSTEM_HOOKS, Relations.MEMBER_ROLES)
                    .extracting(Tally::carried, Tally::placeholder, Tally::lost)
                    .containsExactly(tuple(1L, 0L, 1L), tuple(0L, 1L, 0L), tuple(1L, 0L, 0L));

            migration.rollback().run(deed -> {});
            assertThat(texts(fresh, "topics", "title")).containsExactly("Ships");
            assertThat(texts(fresh, "web_hooks", "url")).isEmpty();
            assertThat(texts(fresh, "member_roles", "name")).isEmpty();
        }
        assertThat(Files.readString(folder.resolve("journal.db"), java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    }

    /** Counts nothing, as no inventory counts what belongs to an instance. */
    private static Inventory inventory(SourceConnector source) {
        return new Inventory(
                "source", Instant.EPOCH, source.instance(), source.token(), source.settings(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of());
    }

    private static List<String> texts(SimulatedGitLab gitlab, String table, String column) {
        return gitlab.instance().db().table(table).all().stream().map(row -> row.text(column)).toList();
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
