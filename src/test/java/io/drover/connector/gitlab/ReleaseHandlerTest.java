package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.Receipt;
import io.drover.connector.Write;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.simulator.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Milestones and releases of a project that neither an archive nor a transfer brought. */
class ReleaseHandlerTest {
    private final Simulated from = new Simulated(SimulatorOptions.defaults());
    private final Simulated to = new Simulated(SimulatorOptions.defaults().withFirstId(5000).withName("destination"));
    private Owner source;
    private Owner target;

    @BeforeEach
    void prepare() {
        from.project("api", from.group("acme", 0));
        to.project("api", to.group("moved", 0));
        source = from.source().inventory().project(FullPath.of("acme/api")).orElseThrow().owner();
        target = to.source().inventory().project(FullPath.of("moved/api")).orElseThrow().owner();
        String milestones = "/projects/:id/milestones";
        long closed = from.post(Route.of(milestones, source.id()), "{'title':'1.0','description':'First','start_date':'2026-01-01','due_date':'2026-02-01'}").path("id").asLong();
        from.root().put(Route.of(milestones + "/:milestone_id", source.id(), closed), GitLabApi.JSON.createObjectNode().put("state_event", "close"));
        from.post(Route.of(milestones, source.id()), "{'title':'2.0'}");
        String assets = "{'links':[{'name':'Manual','url':'https://docs.example.com/manual.pdf','link_type':'runbook','direct_asset_path':'/manual.pdf'},"
                + "{'name':'Image','url':'https://images.example.com/api:1.0','link_type':'image'}]}";
        from.post(Route.of("/projects/:id/releases", source.id()),
                "{'tag_name':'v1.0','ref':'main','name':'One','description':'The first','released_at':'2026-02-03T04:05:06Z','milestones':['1.0'],'assets':" + assets + "}");
        // the tag comes with the repository
        to.post(Route.of("/projects/:id/releases", target.id()), "{'tag_name':'v1.0','ref':'main'}");
        to.root().delete(Route.of("/projects/:id/releases/:tag_name", target.id(), "v1.0"));
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    private static List<RelationRecord> read(Simulated where, Relation relation, Owner owner) {
        List<RelationRecord> records = new ArrayList<>();
        where.source().relations().read(relation, owner, records::add);
        return records;
    }

    private List<Write> plan(Relation relation) {
        return to.destination().writer().plan(relation, target, read(from, relation, source), user -> OptionalLong.empty());
    }

    private List<Receipt> carry(Relation relation) {
        return to.destination().writer().applyAll(plan(relation));
    }

    /** Without what only the instance itself can say. */
    private static List<String> told(Simulated where, Relation relation, Owner owner) {
        return read(where, relation, owner).stream().map(record -> {
            record.fields().remove(List.of("created_at", "iid"));
            return record.key() + " " + record.fields();
        }).sorted().toList();
    }

    @Test
    void a_release_arrives_with_links_milestone_and_date_and_nothing_is_done_twice() {
        assertThat(carry(Relations.MILESTONES)).hasSize(2).allMatch(Receipt::created);
        assertThat(told(to, Relations.MILESTONES, target)).isEqualTo(told(from, Relations.MILESTONES, source)).anySatisfy(line -> assertThat(line).contains("closed", "2026-02-01"));
        assertThat(plan(Relations.MILESTONES)).isEmpty();

        assertThat(carry(Relations.RELEASES)).singleElement().satisfies(receipt -> assertThat(receipt.created()).isTrue());
        assertThat(told(to, Relations.RELEASES, target)).isEqualTo(told(from, Relations.RELEASES, source)).singleElement().satisfies(line -> assertThat(line)
                .contains("\"milestones\":[\"1.0\"]", "2026-02-03T04:05:06", "\"link_type\":\"runbook\"", "\"direct_asset_path\":\"/manual.pdf\""));
        assertThat(plan(Relations.RELEASES)).isEmpty();
        for (Relation relation : List.of(Relations.RELEASES, Relations.MILESTONES)) {
            assertThat(to.destination().writer().remove(relation, target, read(to, relation, target).getFirst().key())).isTrue();
        }
    }

    @Test
    void a_release_that_is_there_gets_what_it_lacks_and_keeps_what_it_has_besides() {
        carry(Relations.MILESTONES);
        to.post(Route.of("/projects/:id/releases", target.id()), "{'tag_name':'v1.0','name':'Mine','assets':{'links':["
                + "{'name':'Image','url':'https://elsewhere.example.com/api:1.0'},{'name':'Own','url':'https://own.example.com'}]}}");
        List<Receipt> receipts = carry(Relations.RELEASES);
        assertThat(receipts).singleElement().satisfies(receipt -> {
            assertThat(receipt.created()).isFalse();
            assertThat(receipt.replaced()).contains(new Receipt.Replaced("name", "\"Mine\""));
        });
        assertThat(told(to, Relations.RELEASES, target)).singleElement().satisfies(line ->
                assertThat(line).contains("\"One\"", "https://images.example.com/api:1.0", "https://own.example.com", "manual.pdf").doesNotContain("elsewhere"));
    }

    @Test
    void a_milestone_that_died_before_it_was_closed_is_closed() {
        to.post(Route.of("/projects/:id/milestones", target.id()), "{'title':'1.0','description':'First','start_date':'2026-01-01','due_date':'2026-02-01'}");
        assertThat(carry(Relations.MILESTONES)).extracting(Receipt::key).contains("1.0");
        assertThat(told(to, Relations.MILESTONES, target)).isEqualTo(told(from, Relations.MILESTONES, source));
    }
}
