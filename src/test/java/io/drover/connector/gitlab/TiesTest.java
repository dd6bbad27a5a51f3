package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.LinkedRelations;
import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter;
import io.drover.connector.Write;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.simulator.SimulatorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links between issues, dependencies of merge requests and forks, within a project and across two that move to other paths. */
class TiesTest {
    private static final Map<FullPath, FullPath> PLACES =
            Map.of(FullPath.of("acme/api"), FullPath.of("new/service"), FullPath.of("acme/web"), FullPath.of("new/web"));

    private final Simulated from = new Simulated(SimulatorOptions.defaults());
    private final Simulated to = new Simulated(SimulatorOptions.defaults().withFirstId(5000).withName("destination"));
    private Owner api;
    private Owner web;
    private Owner service;

    @BeforeEach
    void prepare() {
        long acme = from.group("acme", 0);
        api = project(from, "acme/api", acme);
        web = project(from, "acme/web", acme);
        long people = from.group("people", 0);
        Owner own = project(from, "people/toy", people);
        for (Owner each : List.of(api, web, own)) {
            content(from, each);
        }
        service = project(to, "new/service", to.group("new", 0));
        content(to, service);
        link(api, 1, api, 2, "relates_to");
        link(api, 2, api, 3, "blocks");
        link(api, 1, web, 1, "is_blocked_by");
        link(api, 3, own, 1, "relates_to");
        block(api, 2, api, 1);
        block(web, 1, api, 1);
        from.post(Route.of("/projects/:id/fork/:forked_from_id", api.id(), web.id()), "{}");
        from.post(Route.of("/projects/:id/job_token_scope/allowlist", web.id()), "{'target_project_id':" + api.id() + "}");
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void each_side_reads_every_tie_to_another_project() {
        assertThat(keys(Relations.ISSUE_LINKS, api))
                .containsExactlyInAnyOrder("#1 relates_to #2", "#2 blocks #3", "#1 is_blocked_by acme/web#1", "#3 relates_to people/toy#1");
        assertThat(keys(Relations.ISSUE_LINKS, web)).containsExactly("#1 blocks acme/api#1");
        assertThat(keys(Relations.MERGE_REQUEST_BLOCKS, api)).containsExactlyInAnyOrder("!2 waits for !1", "!1 holds up acme/web!1");
        assertThat(keys(Relations.MERGE_REQUEST_BLOCKS, web)).containsExactly("!1 waits for acme/api!1");
        assertThat(keys(Relations.FORK_NETWORK, api)).containsExactly("forked from acme/web");
        assertThat(keys(Relations.FORK_NETWORK, web)).containsExactly("forked as acme/api");
    }

    @Test
    void what_needs_a_project_that_is_not_there_waits_for_it_and_then_is_made_from_its_side() {
        for (Relation relation : LinkedRelations.ALL) {
            carry(relation, api, service);
            assertThat(plan(relation, api, service)).as("nothing twice: " + relation).isEmpty();
        }
        assertThat(there(Relations.ISSUE_LINKS, service)).containsExactlyInAnyOrder("#1 relates_to #2", "#2 blocks #3");
        assertThat(there(Relations.MERGE_REQUEST_BLOCKS, service)).containsExactly("!2 waits for !1");
        assertThat(there(Relations.FORK_NETWORK, service)).isEmpty();

        Owner arrived = project(to, "new/web", to.source().inventory().group(FullPath.of("new")).orElseThrow().id());
        content(to, arrived);
        for (Relation relation : LinkedRelations.ALL) {
            assertThat(carry(relation, web, arrived)).as(relation.id()).isNotEmpty().allMatch(Receipt::created);
            assertThat(plan(relation, web, arrived)).as("nothing twice: " + relation).isEmpty();
            assertThat(plan(relation, api, service)).as("nor from the other side: " + relation).isEmpty();
        }
        assertThat(there(Relations.ISSUE_LINKS, service)).containsExactlyInAnyOrder("#1 relates_to #2", "#2 blocks #3", "#1 is_blocked_by new/web#1");
        assertThat(there(Relations.MERGE_REQUEST_BLOCKS, arrived)).containsExactly("!1 waits for new/service!1");
        assertThat(there(Relations.FORK_NETWORK, service)).containsExactly("forked from new/web");
    }

    @Test
    void a_link_of_another_type_is_replaced_and_the_old_type_kept() {
        to.post(Route.of("/projects/:id/issues/:issue_iid/links", service.id(), 2), "{'target_project_id':" + service.id() + ",'target_issue_iid':3}");

        assertThat(carry(Relations.ISSUE_LINKS, api, service)).filteredOn(receipt -> receipt.key().equals("#2 blocks #3")).singleElement().satisfies(receipt -> {
            assertThat(receipt.created()).isFalse();
            assertThat(receipt.replaced()).containsExactly(new Receipt.Replaced("link_type", "\"relates_to\""));
        });
        assertThat(there(Relations.ISSUE_LINKS, service)).containsExactlyInAnyOrder("#1 relates_to #2", "#2 blocks #3");
    }

    @Test
    void what_was_made_within_a_project_can_be_removed_once() {
        for (Relation relation : List.of(Relations.ISSUE_LINKS, Relations.MERGE_REQUEST_BLOCKS)) {
            for (Receipt receipt : carry(relation, api, service)) {
                assertThat(writer().remove(relation, service, receipt.key())).as(receipt.key()).isTrue();
                assertThat(writer().remove(relation, service, receipt.key())).as(receipt.key()).isFalse();
            }
            assertThat(there(relation, service)).isEmpty();
        }
    }

    private List<Receipt> carry(Relation relation, Owner source, Owner target) {
        return plan(relation, source, target).stream().map(writer()::apply).toList();
    }

    private List<Write> plan(Relation relation, Owner source, Owner target) {
        return writer().plan(relation, target, read(from, relation, source), new RelationWriter.UserLookup() {
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

    private RelationWriter writer() {
        return to.destination().writer();
    }

    private List<String> keys(Relation relation, Owner owner) {
        return read(from, relation, owner).stream().map(RelationRecord::key).toList();
    }

    private List<String> there(Relation relation, Owner owner) {
        return read(to, relation, owner).stream().map(RelationRecord::key).toList();
    }

    private static List<RelationRecord> read(Simulated where, Relation relation, Owner owner) {
        List<RelationRecord> records = new ArrayList<>();
        where.source().relations().read(relation, owner, records::add);
        return records;
    }

    private static Owner project(Simulated where, String path, long group) {
        where.project(FullPath.of(path).slug(), group);
        return where.source().inventory().project(FullPath.of(path)).orElseThrow().owner();
    }

    /** Three issues and two merge requests. */
    private static void content(Simulated where, Owner project) {
        for (int i = 1; i <= 3; i++) {
            where.post(Route.of("/projects/:id/issues", project.id()), "{'title':'Issue " + i + "'}");
        }
        for (int i = 1; i <= 2; i++) {
            where.post(Route.of("/projects/:id/repository/branches", project.id()), "{'branch':'b" + i + "','ref':'main'}");
            where.post(Route.of("/projects/:id/merge_requests", project.id()), "{'source_branch':'b" + i + "','target_branch':'main','title':'Change " + i + "'}");
        }
    }

    private void link(Owner project, int iid, Owner other, int otherIid, String type) {
        from.post(Route.of("/projects/:id/issues/:issue_iid/links", project.id(), iid),
                "{'target_project_id':" + other.id() + ",'target_issue_iid':" + otherIid + ",'link_type':'" + type + "'}");
    }

    private void block(Owner waiting, int iid, Owner blocking, int blockingIid) {
        long id = from.root().get(Route.of("/projects/:id/merge_requests/:merge_request_iid", blocking.id(), blockingIid)).path("id").asLong();
        from.post(Route.of("/projects/:id/merge_requests/:merge_request_iid/blocks", waiting.id(), iid), "{'blocking_merge_request_id':" + id + "}");
    }
}
