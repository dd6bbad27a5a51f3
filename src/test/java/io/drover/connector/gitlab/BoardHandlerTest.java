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
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Boards of a project and a group, where no method brought them. */
class BoardHandlerTest {
    private final Simulated from = new Simulated(SimulatorOptions.defaults());
    private final Simulated to = new Simulated(SimulatorOptions.defaults().withFirstId(5000).withName("destination"));
    private Owner source;
    private Owner target;
    private Owner sourceGroup;
    private Owner targetGroup;

    @BeforeEach
    void prepare() {
        long acme = from.group("acme", 0);
        long moved = to.group("moved", 0);
        sourceGroup = new Owner(Scope.GROUP, acme, FullPath.of("acme"));
        targetGroup = new Owner(Scope.GROUP, moved, FullPath.of("moved"));
        from.project("api", acme);
        to.project("api", moved);
        source = from.source().inventory().project(FullPath.of("acme/api")).orElseThrow().owner();
        target = to.source().inventory().project(FullPath.of("moved/api")).orElseThrow().owner();
        for (Simulated each : List.of(from, to)) {
            Owner group = each == from ? sourceGroup : targetGroup;
            each.post(Route.of("/groups/:id/labels", group.id()), "{'name':'urgent','color':'#ff0000'}");
            each.post(Route.of("/projects/:id/labels", (each == from ? source : target).id()), "{'name':'doing','color':'#00ff00'}");
        }
        from.post(Route.of("/projects/:id/labels", source.id()), "{'name':'only here','color':'#0000ff'}");
        board(source, "Development", "doing", "urgent");
        board(source, "Odd", "only here");
        board(sourceGroup, "Company", "urgent");
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    private void board(Owner owner, String name, String... labels) {
        String base = owner.scope() == Scope.GROUP ? "/groups/:id" : "/projects/:id";
        long board = from.root().post(Route.of(base + "/boards", owner.id()), GitLabApi.JSON.createObjectNode().put("name", name)).path("id").asLong();
        for (String label : labels) {
            List<Long> ids = new ArrayList<>();
            from.root().each(Route.of(base + "/labels", owner.id()), each -> {
                if (each.path("name").asString().equals(label)) {
                    ids.add(each.path("id").asLong());
                }
            });
            from.root().post(Route.of(base + "/boards/:board_id/lists", owner.id(), board), GitLabApi.JSON.createObjectNode().put("label_id", ids.getFirst()));
        }
    }

    private static List<RelationRecord> read(Simulated where, Relation relation, Owner owner) {
        List<RelationRecord> records = new ArrayList<>();
        where.source().relations().read(relation, owner, records::add);
        return records;
    }

    private List<Write> plan(Relation relation, Owner here, Owner there) {
        return to.destination().writer().plan(relation, there, read(from, relation, here), user -> OptionalLong.empty());
    }

    @Test
    void a_board_arrives_with_its_lists_in_their_order_and_is_made_once() {
        RelationWriter writer = to.destination().writer();
        List<Write> writes = plan(Relations.BOARDS, source, target);
        assertThat(writes).extracting(Write::key).containsExactly("Development", "Odd");
        assertThat(writes).extracting(write -> writer.apply(write).created()).containsExactly(true, true);
        assertThat(writes).extracting(write -> writer.apply(write).created()).as("again").containsExactly(false, false);

        List<RelationRecord> there = read(to, Relations.BOARDS, target);
        assertThat(there).extracting(RelationRecord::key).containsExactly("Development", "Odd");
        assertThat(there.getFirst().fields().path("lists").findValuesAsString("label")).containsExactly("doing", "urgent");
        assertThat(plan(Relations.BOARDS, source, target)).isEmpty();
        assertThat(writer.remove(Relations.BOARDS, target, "Odd")).isTrue();
        assertThat(read(to, Relations.BOARDS, target)).extracting(RelationRecord::key).containsExactly("Development");
    }

    @Test
    void a_list_whose_label_is_not_there_is_for_a_person_to_add() {
        Receipt odd = to.destination().writer().apply(plan(Relations.BOARDS, source, target).getLast());
        assertThat(odd.reenter()).containsExactly("list of label only here");
        assertThat(read(to, Relations.BOARDS, target).getFirst().fields().path("lists")).isEmpty();
    }

    @Test
    void a_board_that_a_crash_left_half_made_is_finished() {
        to.root().post(Route.of("/projects/:id/boards", target.id()), GitLabApi.JSON.createObjectNode().put("name", "Development"));
        Write development = to.destination().writer().plan(Relations.BOARDS, targetOfAnother(), read(from, Relations.BOARDS, source), user -> OptionalLong.empty()).getFirst();
        Write here = new Write(development.kind(), development.relation(), target, development.key(), development.request(), development.body(), development.reenter());
        assertThat(to.destination().writer().apply(here).created()).isFalse();
        assertThat(read(to, Relations.BOARDS, target).getFirst().fields().path("lists").findValuesAsString("label")).containsExactly("doing");
    }

    /** With a label of the project, but without the group's. */
    private Owner targetOfAnother() {
        to.project("other", to.group("elsewhere", 0));
        Owner other = to.source().inventory().project(FullPath.of("elsewhere/other")).orElseThrow().owner();
        to.post(Route.of("/projects/:id/labels", other.id()), "{'name':'doing','color':'#00ff00'}");
        return other;
    }

    @Test
    void a_groups_board_arrives_too() {
        plan(Relations.GROUP_BOARDS, sourceGroup, targetGroup).forEach(to.destination().writer()::apply);
        assertThat(read(to, Relations.GROUP_BOARDS, targetGroup)).singleElement().satisfies(board -> {
            assertThat(board.key()).isEqualTo("Company");
            assertThat(board.fields().path("lists").findValuesAsString("label")).containsExactly("urgent");
        });
    }
}
