package io.drover.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.identity.UserMap;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.plan.Plan;
import io.drover.run.RollbackReport.Deed;
import io.drover.run.RollbackReport.Outcome;
import io.drover.run.step.Pace;
import io.drover.run.step.Worksite;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.Organisation;
import io.drover.time.Time;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group that the destination had before gets what it lacks, and a rollback takes it away again as far as GitLab lets it. */
class GroupThatWasThereTest {
    private static final String OLD =
            """
            groups: [{full_path: acme, saml_group_links: [{saml_group_name: crew, access_level: 30}],
              ldap_group_links: [{cn: depot, group_access: 30, provider: ldapmain}, {cn: kept, group_access: 30, provider: ldapmain}],
              approval_rules: [{name: Leads, approvals_required: 2}]}]
            """;
    private static final String FRESH = "groups: [{full_path: acme, ldap_group_links: [{cn: kept, group_access: 50, provider: ldapmain}]}]";

    @TempDir
    Path folder;

    @Test
    void what_cannot_be_removed_over_the_api_is_refused_and_the_rest_is_undone() throws Exception {
        try (SimulatedGitLab old = SimulatedGitLab.start(SimulatorOptions.defaults());
                SimulatedGitLab fresh = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(900))) {
            Organisation.parse(OLD).load(old);
            Organisation.parse(FRESH).load(fresh);
            try (SourceConnector source = GitLab.source(config(old), new Secret(old.rootToken()), Time.system());
                    DestinationConnector destination = GitLab.destination(config(fresh), new Secret(fresh.rootToken()), Time.system())) {
                Worksite site = Worksite.of(source, destination, new UserMap(List.of()), folder, Time.system(), new Pace(false, false, Duration.ofMillis(50)));
                FullPath acme = FullPath.of("acme");
                Plan plan = new Plan("source", List.of(new Plan.Wave("first", List.of(new Plan.Item(Plan.Kind.GROUP, acme, acme, Method.FILE_TRANSFER, false)))), false);
                try (Migration migration = Migration.open(site, plan, RunOptions.local(folder.resolve("journal.db")))) {
                    migration.run(Selection.EVERYTHING, tally -> {});
                    assertThat(texts(fresh, "ldap_group_links", "cn")).containsExactly("kept", "depot");
                    assertThat(texts(fresh, "saml_group_links", "saml_group_name")).containsExactly("crew");
                    assertThat(texts(fresh, "approval_group_rules", "name")).containsExactly("Leads");

                    List<Deed> deeds = migration.rollback().run(deed -> {}).deeds();
                    assertThat(deeds).extracting(Deed::outcome, Deed::detail).contains(
                            tuple(Outcome.UNDONE, "removed LDAP group links depot@ldapmain of acme"), tuple(Outcome.UNDONE, "removed SAML group links crew of acme"));
                    assertThat(deeds).filteredOn(deed -> deed.outcome() == Outcome.REFUSED).singleElement().satisfies(deed ->
                            assertThat(deed.detail()).startsWith("group approval rules Leads of acme").contains("by hand"));
                }
                assertThat(fresh.instance().db().table("ldap_group_links").all()).singleElement().satisfies(link -> assertThat(link.number("group_access")).isEqualTo(50));
                assertThat(texts(fresh, "saml_group_links", "saml_group_name")).isEmpty();
            }
        }
    }

    private static List<String> texts(SimulatedGitLab gitlab, String table, String column) {
        return gitlab.instance().db().table(table).all().stream().map(row -> row.text(column)).toList();
    }

    private static InstanceConfig config(SimulatedGitLab gitlab) {
        return new InstanceConfig("any", "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
    }
}
