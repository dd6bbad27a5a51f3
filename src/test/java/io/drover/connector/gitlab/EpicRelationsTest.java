package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter;
import io.drover.connector.Write;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.simulator.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Epics, their parents in the same group and above it, and the epics of issues, where no import brought them. */
class EpicRelationsTest {
    private static final Map<FullPath, FullPath> PLACES = Map.of(FullPath.of("acme"), FullPath.of("new"), FullPath.of("acme/web"), FullPath.of("new/web"));

    private final Simulated from = new Simulated(SimulatorOptions.defaults());
    private final Simulated to = new Simulated(SimulatorOptions.defaults().withFirstId(5000).withName("destination"));
    private Owner acme;
    private Owner web;
    private Owner app;
    private Owner newAcme;
    private Owner newWeb;
    private Owner newApp;

    @BeforeEach
    void prepare() {
        acme = group(from, "acme", "acme", 0);
        web = group(from, "acme/web", "web", acme.id());
        newAcme = group(to, "new", "new", 0);
        newWeb = group(to, "new/web", "web", newAcme.id());
        app = project(from, web, "acme/web/app");
        newApp = project(to, newWeb, "new/web/app");
        epic(acme, "'title':'Gone'");
        long sea = epic(acme, "'title':'Sea','description':'Wide','labels':'wet','confidential':true,'due_date_is_fixed':true,'due_date_fixed':'2024-06-30'");
        long ferries = epic(acme, "'title':'Ferries','created_at':'2020-02-02T02:02:02Z','parent_id':" + sea);
        from.root().put(Route.of(EpicReader.ONE, acme.id(), 3), GitLabApi.JSON.createObjectNode().put("state_event", "close"));
        epic(web, "'title':'Ports','parent_id':" + ferries);
        from.root().delete(Route.of(EpicReader.ONE, acme.id(), 1));
        for (Owner each : List.of(app, newApp)) {
            (each.equals(app) ? from : to).post(Route.of("/projects/:id/issues", each.id()), "{'title':'Work'}");
        }
        long issue = from.root().get(Route.of("/projects/:id/issues/:issue_iid", app.id(), 1)).path("id").asLong();
        from.post(Route.of(EpicReader.ONE + "/issues/:issue_id", acme.id(), 3, issue), "{}");
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void what_the_source_has_is_read() {
        assertThat(read(from, Relations.EPICS, acme)).extracting(RelationRecord::key).as("not those below").containsExactlyInAnyOrder("Sea", "Ferries");
        assertThat(read(from, Relations.EPIC_LINKS, acme)).extracting(RelationRecord::key).containsExactly("Ferries in &Sea");
        assertThat(read(from, Relations.EPIC_LINKS, web)).extracting(RelationRecord::key).containsExactly("Ports in acme&Ferries");
        assertThat(read(from, Relations.EPIC_ISSUES, app)).extracting(each -> each.key() + " " + each.fields().path("epic").asString()).containsExactly("#1 acme&Ferries");
        assertThat(from.source().relations().count(Relations.EPICS, acme)).hasValue(2);
        assertThat(from.source().relations().count(Relations.EPIC_LINKS, acme)).hasValue(1);
        assertThat(from.source().relations().count(Relations.EPIC_ISSUES, app)).hasValue(1);
    }

    @Test
    void all_of_it_is_made_once_and_can_be_removed() {
        assertThat(plan(Relations.EPIC_ISSUES, app, newApp)).as("its epic is not there yet").isEmpty();
        for (Owner each : List.of(acme, web)) {
            for (Relation relation : List.of(Relations.EPICS, Relations.EPIC_LINKS)) {
                Owner there = each.equals(acme) ? newAcme : newWeb;
                assertThat(carry(relation, each, there)).as(relation.id()).isNotEmpty().allMatch(Receipt::created);
                assertThat(plan(relation, each, there)).as("nothing twice: " + relation).isEmpty();
            }
        }
        carry(Relations.EPIC_ISSUES, app, newApp);
        assertThat(plan(Relations.EPIC_ISSUES, app, newApp)).isEmpty();

        assertThat(read(to, Relations.EPICS, newAcme)).filteredOn(r -> r.key().equals("Sea")).singleElement().satisfies(sea -> {
            assertThat(sea.fields().path("due_date_fixed").asString()).isEqualTo("2024-06-30");
            assertThat(sea.fields().path("labels").path(0).asString()).isEqualTo("wet");
            assertThat(sea.fields().path("confidential").asBoolean()).isTrue();
        });
        assertThat(read(to, Relations.EPICS, newAcme)).filteredOn(r -> r.key().equals("Ferries")).singleElement().satisfies(ferries -> {
            assertThat(ferries.fields().path("state").asString()).isEqualTo("closed");
            assertThat(ferries.fields().path("created_at").asString()).startsWith("2020-02-02");
        });
        assertThat(read(to, Relations.EPIC_LINKS, newWeb)).extracting(RelationRecord::key).containsExactly("Ports in new&Ferries");
        assertThat(read(to, Relations.EPIC_ISSUES, newApp)).extracting(each -> each.key() + " " + each.fields().path("epic").asString()).containsExactly("#1 new&Ferries");

        removedOnce(Relations.EPIC_ISSUES, newApp, "#1");
        removedOnce(Relations.EPIC_LINKS, newWeb, "Ports in new&Ferries");
        removedOnce(Relations.EPICS, newAcme, "Sea");
    }

    @Test
    void an_epic_that_somebody_changed_becomes_the_sources_again() {
        carry(Relations.EPICS, acme, newAcme);
        to.root().put(Route.of(EpicReader.ONE, newAcme.id(), 1), GitLabApi.JSON.createObjectNode().put("description", "Narrow"));
        assertThat(carry(Relations.EPICS, acme, newAcme)).filteredOn(receipt -> !receipt.created()).singleElement()
                .satisfies(receipt -> assertThat(receipt.replaced()).containsExactly(new Receipt.Replaced("description", "\"Narrow\"")));
    }

    @Test
    void community_edition_reads_none_and_gets_none() {
        try (Simulated community = new Simulated(SimulatorOptions.defaults().withVersion("18.5.1"))) {
            Owner group = group(community, "acme", "acme", 0);
            assertThat(read(community, Relations.EPICS, group)).isEmpty();
            assertThat(read(community, Relations.EPIC_LINKS, group)).isEmpty();
            assertThat(community.source().relations().count(Relations.EPICS, group)).hasValue(0);
            assertThat(community.destination().writer().writes(Relations.EPICS)).isFalse();
        }
    }

    private void removedOnce(Relation relation, Owner owner, String key) {
        assertThat(to.destination().writer().remove(relation, owner, key)).as(key).isTrue();
        assertThat(to.destination().writer().remove(relation, owner, key)).as(key).isFalse();
    }

    private List<Receipt> carry(Relation relation, Owner source, Owner target) {
        List<Write> writes = plan(relation, source, target);
        return writes.isEmpty() ? List.of() : to.destination().writer().applyAll(writes);
    }

    private List<Write> plan(Relation relation, Owner source, Owner target) {
        return to.destination().writer().plan(relation, target, read(from, relation, source), new RelationWriter.UserLookup() {
            @Override
            public OptionalLong destinationUser(long sourceUserId) {
                return OptionalLong.empty();
            }

            @Override
            public Optional<FullPath> destinationPath(FullPath path) {
                return Optional.ofNullable(PLACES.get(path));
            }
        });
    }

    private static List<RelationRecord> read(Simulated where, Relation relation, Owner owner) {
        List<RelationRecord> records = new ArrayList<>();
        where.source().relations().read(relation, owner, records::add);
        return records;
    }

    private long epic(Owner group, String attributes) {
        return from.post(Route.of(EpicReader.LIST, group.id()), "{" + attributes + "}").path("id").asLong();
    }

    private static Owner group(Simulated where, String fullPath, String path, long parent) {
        return new Owner(Scope.GROUP, where.group(path, parent), FullPath.of(fullPath));
    }

    private static Owner project(Simulated where, Owner group, String fullPath) {
        where.project("app", group.id());
        return where.source().inventory().project(FullPath.of(fullPath)).orElseThrow().owner();
    }
}
