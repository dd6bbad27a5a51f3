package io.drover.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.TokenInfo;
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.problem.Actor;
import io.drover.problem.Problem;
import io.drover.verify.LossLedger.DeclaredLoss;
import io.drover.verify.LossLedger.Entry;
import io.drover.verify.Verification.Tally;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossLedgerTest {
    private static final FullPath FROM = FullPath.of(Bench.FROM);

    @TempDir
    Path scratch;

    private final Bench bench = new Bench();

    @Test
    void what_is_equal_or_explained_adds_up() throws Exception {
        bench.both(Relations.LABELS, "bug", "{'name': 'bug'}");
        bench.both(Relations.CI_VARIABLES, "A@*", "{'key': 'A'}", "{'key': 'A'}", "value");
        bench.source.add(Bench.FROM, Relations.PACKAGES, "npm:x:1", "{'name': 'x'}");
        LossLedger ledger = ledger(Map.of(Relations.LABELS, 1L, Relations.CI_VARIABLES, 1L, Relations.PACKAGES, 1L), List.of());
        assertThat(ledger.green()).isTrue();
        assertThat(ledger.total()).isEqualTo(new Tally(1, 0, 1, 1, 0));
        assertThat(entry(ledger, Relations.PACKAGES).reasons()).isNotEmpty();
    }

    @Test
    void a_difference_leaves_it_open_until_the_run_declares_it() throws Exception {
        bench.source.add(Bench.FROM, Relations.ISSUES, "1", "{'iid': 1}");
        assertThat(ledger(Map.of(Relations.ISSUES, 1L), List.of()).green()).isFalse();
        LossLedger declared = ledger(Map.of(Relations.ISSUES, 1L), List.of(new DeclaredLoss(FROM, Relations.ISSUES, 1, "the importer refused it: too long")));
        assertThat(declared.green()).isTrue();
        assertThat(entry(declared, Relations.ISSUES).tally()).isEqualTo(new Tally(0, 0, 0, 1, 0));
        assertThat(entry(declared, Relations.ISSUES).reasons()).contains("the importer refused it: too long");
    }

    @Test
    void it_does_not_add_up_when_the_inventory_counted_more() throws Exception {
        bench.both(Relations.LABELS, "bug", "{'name': 'bug'}");
        LossLedger ledger = ledger(Map.of(Relations.LABELS, 3L), List.of());
        assertThat(ledger.open()).extracting(Entry::relation).containsExactly(Relations.LABELS);
        assertThat(ledger.open().getFirst().reasons()).containsExactly("The inventory counted 3, at verification the source had 1.");
    }

    @Test
    void what_cannot_be_compared_is_lost_or_open_as_the_catalogue_says() throws Exception {
        bench.source.unread.addAll(Set.of(Relations.CONTAINER_REPOSITORIES, Relations.BOARDS));
        LossLedger ledger = ledger(Map.of(Relations.CONTAINER_REPOSITORIES, 2L, Relations.BOARDS, 1L), List.of());
        assertThat(entry(ledger, Relations.CONTAINER_REPOSITORIES).tally()).isEqualTo(new Tally(0, 0, 0, 2, 0));
        assertThat(entry(ledger, Relations.BOARDS).tally()).isEqualTo(new Tally(0, 0, 0, 0, 1));
        assertThat(ledger.green()).isFalse();
    }

    @Test
    void an_item_that_did_not_arrive_leaves_everything_open() throws Exception {
        bench.source.add(Bench.FROM, Relations.LABELS, "bug", "{'name': 'bug'}");
        bench.destination.projects.clear();
        LossLedger ledger = ledger(Map.of(Relations.LABELS, 1L, Relations.PACKAGES, 4L), List.of());
        assertThat(ledger.total()).isEqualTo(new Tally(0, 0, 0, 0, 5));
    }

    @Test
    void each_rule_is_named_with_how_many_records_it_decided_upon() throws Exception {
        bench.both(Relations.CI_VARIABLES, "A@*", "{'key': 'A'}", "{'key': 'A'}", "value");
        bench.source.add(Bench.FROM, Relations.ISSUES, "1", "{'iid': 1}");
        bench.source.add(Bench.FROM, Relations.PACKAGES, "npm:x:1", "{'name': 'x'}");
        LossLedger ledger = ledger(
                Map.of(Relations.CI_VARIABLES, 1L, Relations.ISSUES, 1L, Relations.PACKAGES, 1L),
                List.of(new DeclaredLoss(FROM, Relations.ISSUES, 1, "the importer refused it: too long")));
        assertThat(entry(ledger, Relations.CI_VARIABLES).rules()).isEqualTo(Map.of("hidden-value", 1L));
        assertThat(entry(ledger, Relations.ISSUES).rules()).isEqualTo(Map.of(Entry.DECLARED, 1L));
        assertThat(ledger.entries()).allSatisfy(e ->
                assertThat(e.rules().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(e.tally().total() - e.tally().carried() - e.tally().different()));
    }

    @Test
    void what_nobody_can_count_is_said_and_what_another_relation_holds_is_not_told_twice() throws Exception {
        bench.both(Relations.LABELS, "bug", "{'name': 'bug'}");
        LossLedger ledger = ledger(Map.of(Relations.LABELS, 1L), List.of());
        assertThat(ledger.uncounted()).extracting(u -> u.relation().id()).contains("project.job_traces", "project.redirects", "user.todos", "instance.users");
        assertThat(ledger.uncounted()).extracting(u -> u.relation().id()).doesNotContain("project.labels", "project.issue_notes", "project.topics");
        assertThat(ledger.uncounted()).filteredOn(u -> u.relation().id().equals("project.redirects")).singleElement().satisfies(u -> {
            assertThat(u.brought()).isEqualTo(Relation.Carriage.NOT);
            assertThat(u.why()).isEqualTo("Not countable over the API: no endpoint shows them.");
        });
        assertThat(ledger.green()).isTrue();
    }

    @Test
    void without_counts_it_is_not_green_and_says_so() throws Exception {
        bench.both(Relations.LABELS, "bug", "{'name': 'bug'}");
        Inventory.Gap gap = new Inventory.Gap(null, "counts", new Problem("COUNTS_LEFT_OUT", Actor.YOU, "counts were left out", null, "count"));
        LossLedger ledger = LossLedger.of(plan(), inventory(Map.of(), List.of(gap)), bench.verify(scratch), List.of());
        assertThat(ledger.open()).isEmpty();
        assertThat(ledger.counted()).isFalse();
        assertThat(ledger.green()).isFalse();
    }

    private LossLedger ledger(Map<Relation, Long> counts, List<DeclaredLoss> declared) throws InterruptedException {
        return LossLedger.of(plan(), inventory(counts, List.of()), bench.verify(scratch), declared);
    }

    private static Plan plan() {
        return new Plan(
                "source",
                List.of(new Plan.Wave("first", List.of(new Plan.Item(Plan.Kind.PROJECT, FROM, FullPath.of(Bench.TO), Method.FILE_TRANSFER, false)))));
    }

    private Inventory inventory(Map<Relation, Long> counts, List<Inventory.Gap> gaps) {
        TokenInfo token = new TokenInfo(1, "root", true, false, Set.of("api"), null);
        return new Inventory(
                "source", Instant.EPOCH, bench.source.instance(), token, bench.source.settings(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(FROM, counts),
                gaps);
    }

    private static Entry entry(LossLedger ledger, Relation relation) {
        return ledger.entries().stream().filter(e -> e.relation().equals(relation)).findFirst().orElseThrow();
    }
}
