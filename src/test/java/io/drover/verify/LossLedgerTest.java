package io.drover.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.TokenInfo;
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.plan.Plan;
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

    private LossLedger ledger(Map<Relation, Long> counts, List<DeclaredLoss> declared) throws InterruptedException {
        Plan plan = new Plan(
                "source",
                List.of(new Plan.Wave("first", List.of(new Plan.Item(Plan.Kind.PROJECT, FROM, FullPath.of(Bench.TO), Method.FILE_TRANSFER, false)))));
        TokenInfo token = new TokenInfo(1, "root", true, false, Set.of("api"), null);
        Inventory inventory = new Inventory(
                "source", Instant.EPOCH, bench.source.instance(), token, bench.source.settings(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(FROM, counts));
        return LossLedger.of(plan, inventory, bench.verify(scratch), declared);
    }

    private static Entry entry(LossLedger ledger, Relation relation) {
        return ledger.entries().stream().filter(e -> e.relation().equals(relation)).findFirst().orElseThrow();
    }
}
