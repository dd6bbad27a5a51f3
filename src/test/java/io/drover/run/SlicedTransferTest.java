package io.drover.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.engine.ItemState;
import io.drover.engine.StepWatch;
import io.drover.identity.UserMap;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.problem.Problem;
import io.drover.run.step.Pace;
import io.drover.run.step.Worksite;
import io.drover.time.ManualTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A project in slices between two instances in memory, in virtual time: what is killed or fails goes on, and nothing is sent in vain. */
class SlicedTransferTest {
    private static final String ITEM = "project:acme/shop";
    private static final FullPath SHOP = FullPath.of("acme/shop");

    @TempDir
    Path folder;

    private final ManualTime clock = new ManualTime(Instant.parse("2026-03-07T06:00:00Z"));
    private FakeInstance source;
    private FakeInstance destination;
    private String sourceBefore;
    private String destinationBefore;

    @BeforeEach
    void setUp() {
        source = new FakeInstance("old.example.com", clock);
        destination = new FakeInstance("new.example.com", clock);
        destination.user("filler@example.com", "filler");
        destination.maxImportSize = 100_000;
        source.group("acme");
        Owner shop = source.project("acme/shop", null).owner();
        for (int iid = 1; iid <= 5; iid++) {
            source.record(Relations.ISSUES, shop, Integer.toString(iid), "text ".repeat(3_000) + iid);
        }
        source.record(Relations.CI_VARIABLES, shop, "KEY", "v1");
        source.record(Relations.PROTECTED_BRANCHES, shop, "main", "maintainers");
        sourceBefore = source.state();
        destinationBefore = destination.state();
    }

    private Migration migration(String journal, StepWatch watch) {
        Plan plan = new Plan("source", List.of(new Plan.Wave("only", List.of(
                new Plan.Item(Plan.Kind.GROUP, FullPath.of("acme"), FullPath.of("acme"), Method.FILE_TRANSFER, false),
                new Plan.Item(Plan.Kind.PROJECT, SHOP, SHOP, Method.FILE_TRANSFER_IN_SLICES, true)))));
        Worksite site = Worksite.of(source, destination, new UserMap(List.of()), folder.resolve("files"), clock, Pace.DOCUMENTED);
        return Migration.open(site, plan, RunOptions.local(folder.resolve(journal)).withWatch(watch));
    }

    private void run(Migration migration) {
        migration.drive(Selection.EVERYTHING, clock).runToEnd();
    }

    private List<String> slices() {
        return destination.calls.stream().filter(c -> c.startsWith("import project.issues")).toList();
    }

    private Owner shopThere() {
        return destination.projects.get(SHOP).owner();
    }

    @Test
    void the_base_comes_first_then_slice_after_slice_and_both_sides_are_as_before_after_a_rollback() {
        try (Migration migration = migration("journal.db", StepWatch.NOBODY)) {
            run(migration);
            assertThat(migration.journal().items()).allSatisfy(i -> assertThat(i.state()).as(i + "").isEqualTo(ItemState.DONE));
            assertThat(source.calls).contains("export relations acme/shop").doesNotContain("export acme/shop");
            assertThat(destination.calls.indexOf("import acme/shop")).isNotNegative().isLessThan(destination.calls.indexOf(slices().getFirst()));
            assertThat(slices()).containsExactly(
                    "import project.issues into acme/shop: [1, 2]", "import project.issues into acme/shop: [3, 4]", "import project.issues into acme/shop: [5]");
            assertThat(destination.table(Relations.ISSUES, shopThere())).hasSize(5);
            assertThat(destination.table(Relations.PROTECTED_BRANCHES, shopThere())).as("complemented after the push").containsKey("main");
            RunSummary.Item shop = migration.summary().items().stream().filter(i -> i.item().equals(ITEM)).findFirst().orElseThrow();
            assertThat(shop.losses()).extracting(l -> l.relation().id()).as("what the importer said it skipped, which nobody can count here").containsExactly("project.merge_requests");
            assertThat(migration.rollback().run(deed -> {}).complete()).isTrue();
            assertThat(destination.state()).isEqualTo(destinationBefore);
            assertThat(source.state()).isEqualTo(sourceBefore);
        }
    }

    private record KillsEverywhere(StepWatch.Border where, Set<String> killed) implements StepWatch {
        @Override
        public void crossed(String item, String step, Border border) {
            if (border == where && item.equals(ITEM) && killed.add(step)) {
                throw new Killed();
            }
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    @ParameterizedTest
    @EnumSource
    void killed_at_every_step_it_ends_the_same_and_sends_nothing_twice(StepWatch.Border border) {
        try (Migration migration = migration("journal.db", StepWatch.NOBODY)) {
            run(migration);
        }
        String wanted = destination.state();
        setUp();
        KillsEverywhere kills = new KillsEverywhere(border, new HashSet<>());
        try (Migration migration = migration("killed.db", kills)) {
            run(migration);
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
        }
        assertThat(kills.killed()).contains(StepNames.SLICE_FOR_TRANSFER, StepNames.IMPORT, StepNames.SLICE + "issues 2", StepNames.REPAIRED).hasSizeGreaterThan(20);
        assertThat(destination.state()).isEqualTo(wanted);
        assertThat(slices()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void a_slice_that_the_destination_gives_up_fails_the_item_and_a_retry_sends_what_is_left() {
        destination.relations.importsFail = true;
        try (Migration migration = migration("journal.db", StepWatch.NOBODY)) {
            run(migration);
            Problem problem = migration.journal().item(ITEM).orElseThrow().problem();
            assertThat(problem).extracting(Problem::code, Problem::what).containsExactly("RELATION_IMPORT_FAILED", "2 rows of issues from row 1 on");
            destination.relations.importsFail = false;
            migration.retry(ITEM);
            run(migration);
            assertThat(migration.journal().item(ITEM).orElseThrow().state()).isEqualTo(ItemState.DONE);
        }
        assertThat(slices()).hasSize(4);
        assertThat(destination.calls.stream().filter(c -> c.equals("import acme/shop"))).as("the base stays").hasSize(1);
        assertThat(destination.table(Relations.ISSUES, shopThere())).hasSize(5);
    }

    @Test
    void a_run_without_its_journal_looks_and_sends_only_what_is_missing() {
        try (Migration migration = migration("journal.db", StepWatch.NOBODY)) {
            run(migration);
        }
        String wanted = destination.state();
        destination.calls.clear();
        source.calls.clear();
        try (Migration migration = migration("second.db", StepWatch.NOBODY)) {
            run(migration);
        }
        assertThat(slices()).isEmpty();
        assertThat(source.calls).doesNotContain("export relations acme/shop");

        destination.table(Relations.ISSUES, shopThere()).remove("4");
        try (Migration migration = migration("third.db", StepWatch.NOBODY)) {
            run(migration);
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
        }
        assertThat(source.calls).contains("export relations acme/shop");
        assertThat(destination.state()).isEqualTo(wanted);
    }
}
