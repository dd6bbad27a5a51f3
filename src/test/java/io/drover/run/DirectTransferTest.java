package io.drover.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.DirectTransfers.Counts;
import io.drover.connector.DirectTransfers.Failure;
import io.drover.connector.DirectTransfers.Status;
import io.drover.engine.ItemState;
import io.drover.engine.ItemStatus;
import io.drover.engine.StepWatch;
import io.drover.engine.VirtualDrive;
import io.drover.identity.UserMap;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Project;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.problem.Problem;
import io.drover.run.FakeTransfers.Ending;
import io.drover.run.step.Pace;
import io.drover.run.step.PlannedWrite;
import io.drover.run.step.Worksite;
import io.drover.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole journeys in which the destination pulls by itself, hours of waiting in virtual time. */
class DirectTransferTest {
    private static final Instant START = Instant.parse("2026-03-07T06:00:00Z");
    private static final FullPath SHOP = FullPath.of("acme/web/shop");

    @TempDir
    Path folder;

    private final ManualTime clock = new ManualTime(START);
    private FakeInstance source;
    private FakeInstance destination;
    private String destinationBefore;
    private int journals;

    @BeforeEach
    void anOrganisation() {
        setUp();
    }

    private void setUp() {
        source = new FakeInstance("old.example.com", clock);
        destination = new FakeInstance("new.example.com", clock);
        destination.user("filler@example.com", "filler");
        destination.transfers.source = source;
        source.record(Relations.GROUP_LABELS, source.group("acme").owner(), "bug", "red");
        source.record(Relations.GROUP_VARIABLES, source.groups.get(FullPath.of("acme")).owner(), "TOKEN", "g1");
        source.record(Relations.GROUP_LABELS, source.group("acme/web").owner(), "web", "blue");
        Project shop = source.project("acme/web/shop", null);
        source.record(Relations.CI_VARIABLES, shop.owner(), "KEY", "v1");
        source.project("acme/web/blog", null);
        destinationBefore = destination.state();
    }

    private static Plan.Item item(Plan.Kind kind, String path) {
        return new Plan.Item(kind, FullPath.of(path), FullPath.of(path), Method.DIRECT_TRANSFER, false);
    }

    private static Plan plan() {
        return new Plan("source", List.of(new Plan.Wave("only", List.of(
                item(Plan.Kind.GROUP, "acme"), item(Plan.Kind.GROUP, "acme/web"), item(Plan.Kind.PROJECT, "acme/web/shop"), item(Plan.Kind.PROJECT, "acme/web/blog")))));
    }

    private Worksite site() {
        return Worksite.of(source, destination, new UserMap(List.of()), folder.resolve("files"), clock, Pace.DOCUMENTED);
    }

    private Migration migration(Plan plan, StepWatch watch) {
        return Migration.open(site(), plan, RunOptions.local(folder.resolve("journal" + journals + ".db")).withWatch(watch));
    }

    private Migration migration() {
        return migration(plan(), StepWatch.NOBODY);
    }

    private static ItemStatus status(Migration migration, String item) {
        return migration.journal().item(item).orElseThrow();
    }

    private void end(FullPath path, Status status, List<Failure> failures, Map<String, Counts> counts) {
        destination.transfers.endings.computeIfAbsent(path, p -> new ArrayList<>()).add(new Ending(status, failures, counts));
    }

    private static Failure failure(String relation, String url) {
        return new Failure(relation, "ActiveRecord::RecordInvalid", "Validation failed", "c-7", url, null);
    }

    private List<String> imports() {
        return destination.calls.stream().filter(c -> c.startsWith("import ")).toList();
    }

    private static RunSummary.Item summary(Migration migration, String item) {
        return migration.summary().items().stream().filter(i -> i.item().equals(item)).findFirst().orElseThrow();
    }

    private static List<String> steps(Migration migration, String item) {
        return summary(migration, item).steps().stream().map(RunSummary.StepTime::step).toList();
    }

    @Test
    void a_group_brings_its_subgroups_and_projects_follow_in_imports_of_their_own() {
        try (Migration migration = migration()) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allSatisfy(i -> assertThat(i.state()).as(i + "").isEqualTo(ItemState.DONE));
            assertThat(imports()).hasSize(3).startsWith("import 1 of acme");
            assertThat(steps(migration, "group:acme/web")).as("came with acme").doesNotContain(StepNames.TRANSFER).contains(StepNames.REPAIRS);
            assertThat(summary(migration, "project:acme/web/shop").losses()).extracting(l -> l.relation().id()).doesNotContain("project.issues", "project.merge_requests");
        }
        assertThat(destination.state()).contains(
                "group acme\n", "group acme/web\n", "project acme/web/shop\n", "group.labels acme bug\"red\"", "group.labels acme/web web", "project.ci_variables acme/web/shop KEY\"v1\"",
                "group.ci_variables acme TOKEN");
        assertThat(destination.state()).as("the importing user is no member").doesNotContain("root OWNER");
        assertThat(source.calls).as("nothing is exported to us").isEmpty();
    }

    @Test
    void a_wave_shares_imports_by_five_and_keeps_to_six_starts_a_minute() {
        List<Plan.Item> items = new ArrayList<>(List.of(item(Plan.Kind.GROUP, "acme"), item(Plan.Kind.GROUP, "acme/web")));
        for (int i = 10; i < 32; i++) {
            source.project("acme/web/p" + i, null);
            items.add(item(Plan.Kind.PROJECT, "acme/web/p" + i));
        }
        try (Migration migration = migration(new Plan("source", List.of(new Plan.Wave("only", items))), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
            List<Instant> starts = migration.summary().items().stream()
                    .filter(i -> i.item().startsWith("project:"))
                    .flatMap(i -> i.steps().stream())
                    .filter(s -> s.step().equals(StepNames.TRANSFER))
                    .map(RunSummary.StepTime::started)
                    .sorted()
                    .toList();
            assertThat(Duration.between(starts.getFirst(), starts.getLast())).as("6 alone, then 16 in four imports").isEqualTo(Duration.ofMinutes(1));
        }
        assertThat(imports()).hasSize(1 + 6 + 4);
        assertThat(destination.calls.stream().filter(c -> c.startsWith("transfer "))).doesNotHaveDuplicates().hasSize(23);
    }

    @Test
    void a_start_whose_answer_was_lost_is_found_and_not_made_again() {
        destination.transfers.answersToLose = 2;
        try (Migration migration = migration()) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
        }
        assertThat(destination.calls.stream().filter(c -> c.startsWith("transfer "))).containsExactlyInAnyOrder("transfer acme", "transfer acme/web/shop", "transfer acme/web/blog");
    }

    @Test
    void what_is_refused_for_one_is_started_for_the_others() {
        List<Plan.Item> items = new ArrayList<>(List.of(item(Plan.Kind.GROUP, "acme"), item(Plan.Kind.GROUP, "acme/web")));
        for (int i = 10; i < 20; i++) {
            source.project("acme/web/p" + i, null);
            items.add(item(Plan.Kind.PROJECT, "acme/web/p" + i));
        }
        destination.transfers.refused.add(FullPath.of("acme/web/p18"));
        try (Migration migration = migration(new Plan("source", List.of(new Plan.Wave("only", items))), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).filteredOn(i -> i.state() != ItemState.DONE).extracting(ItemStatus::item).containsExactly("project:acme/web/p18");
            assertThat(status(migration, "project:acme/web/p18").problem()).extracting(Problem::code).isEqualTo("GITLAB_REFUSED_INPUT");
        }
    }

    @Test
    void gaps_are_mended_by_the_gentlest_means() {
        end(FullPath.of("acme"), Status.FINISHED, List.of(failure("labels", null)), Map.of("labels", new Counts(1, 0, 0)));
        source.record(Relations.ISSUES, source.projects.get(SHOP).owner(), "1", "an issue");
        end(SHOP, Status.FINISHED, List.of(failure("issues", "https://old.example.com/acme/web/shop/-/issues/1")), Map.of("issues", new Counts(1, 1, 0)));
        try (Migration migration = migration()) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
            assertThat(steps(migration, "group:acme")).contains("repair group.labels", StepNames.STILL_MISSING);
            RunSummary.Item shop = summary(migration, "project:acme/web/shop");
            assertThat(shop.failedRelations()).as("brought by import-relation").isEmpty();
        }
        assertThat(destination.calls).doesNotContain("delete project acme/web/shop");
    }

    @Test
    void what_nothing_mends_is_deleted_and_transferred_once_more() {
        end(SHOP, Status.FINISHED, List.of(failure("uploads", null)), Map.of());
        try (Migration migration = migration()) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(status(migration, "project:acme/web/shop").state()).isEqualTo(ItemState.DONE);
            assertThat(summary(migration, "project:acme/web/shop").failedRelations()).isEmpty();
        }
        assertThat(destination.calls.stream().filter(c -> c.startsWith("transfer acme/web/shop") || c.startsWith("delete project"))).containsExactly(
                "transfer acme/web/shop", "delete project acme/web/shop", "transfer acme/web/shop");
    }

    @Test
    void what_fails_twice_fails_with_the_reason_and_a_retry_starts_anew() {
        end(SHOP, Status.FAILED, List.of(failure("project", null)), Map.of());
        end(SHOP, Status.FAILED, List.of(failure("project", null)), Map.of());
        try (Migration migration = migration()) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            Problem problem = status(migration, "project:acme/web/shop").problem();
            assertThat(problem).extracting(Problem::code, Problem::what).containsExactly(
                    "TRANSFER_FAILED", "import " + lastImport() + ", entity 5, ended as failed: project: Validation failed");
            assertThat(status(migration, "project:acme/web/blog").state()).isEqualTo(ItemState.DONE);
            migration.retry("project:acme/web/shop");
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(status(migration, "project:acme/web/shop").state()).isEqualTo(ItemState.DONE);
        }
        assertThat(destination.calls.stream().filter(c -> c.equals("delete project acme/web/shop"))).hasSize(2);
    }

    private long lastImport() {
        return destination.transfers.newest();
    }

    @Test
    void a_transfer_that_stood_still_is_not_tried_again_by_itself() {
        end(SHOP, Status.TIMEOUT, List.of(), Map.of());
        try (Migration migration = migration()) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(status(migration, "project:acme/web/shop").problem()).extracting(Problem::code).isEqualTo("TRANSFER_STALE");
            migration.retry("project:acme/web/shop");
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(status(migration, "project:acme/web/shop").state()).isEqualTo(ItemState.DONE);
        }
    }

    @Test
    void somebody_elses_transfer_of_the_same_source_is_not_disturbed() {
        destination.group("theirs");
        destination.transfers.start(source.access(), List.of(new io.drover.connector.DirectTransfers.Entity(
                io.drover.model.Scope.PROJECT, SHOP, FullPath.of("theirs/shop"), false, true)));
        try (Migration migration = migration(new Plan("source", List.of(new Plan.Wave("only", List.of(new Plan.Item(
                Plan.Kind.PROJECT, SHOP, FullPath.of("theirs/ours"), Method.DIRECT_TRANSFER, false))))), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(status(migration, "project:acme/web/shop").problem()).extracting(Problem::code).isEqualTo("TRANSFER_UNDER_WAY");
        }
    }

    @Test
    void an_import_is_cancelled_when_nobody_wants_it_any_more() {
        try (Migration migration = migration()) {
            VirtualDrive drive = migration.drive(Selection.EVERYTHING, clock);
            while (imports().size() < 3) {
                clock.advanceTo(drive.due().orElseThrow());
                drive.runDue();
            }
            assertThat(migration.cancel("project:acme/web/shop")).isEmpty();
            assertThat(status(migration, "project:acme/web/shop").state()).isEqualTo(ItemState.CANCELED);
            drive.runToEnd();
            assertThat(status(migration, "project:acme/web/blog").state()).isEqualTo(ItemState.DONE);
        }
        assertThat(destination.calls.stream().filter(c -> c.startsWith("cancel import"))).hasSize(1);
    }

    @Test
    void a_rollback_of_a_transfer_under_way_cancels_it_first_and_leaves_nothing() {
        try (Migration migration = migration()) {
            VirtualDrive drive = migration.drive(Selection.EVERYTHING, clock);
            while (imports().size() < 3) {
                clock.advanceTo(drive.due().orElseThrow());
                drive.runDue();
            }
            assertThat(migration.rollback().run(deed -> {}).complete()).isTrue();
            clock.advanceTo(clock.now().plus(Duration.ofHours(1)));
            destination.transfers.advance();
            assertThat(destination.state()).isEqualTo(destinationBefore);
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
            assertThat(migration.rollback().run(deed -> {}).complete()).isTrue();
            assertThat(destination.state()).isEqualTo(destinationBefore);
        }
    }

    @Test
    void a_dry_run_names_what_is_pulled_and_changes_nothing() {
        List<PlannedItem> items = Migration.dryRun(site(), plan(), Selection.EVERYTHING);
        assertThat(items).filteredOn(i -> i.item().equals("group:acme")).flatExtracting(PlannedItem::writes).extracting(PlannedWrite::what)
                .contains("pull group acme as acme with its subgroups, without their projects");
        assertThat(items).filteredOn(i -> i.item().equals("project:acme/web/shop")).flatExtracting(PlannedItem::writes).extracting(PlannedWrite::what)
                .contains("pull project acme/web/shop as acme/web/shop", "create of CI/CD variables: KEY");
        assertThat(destination.calls).isEmpty();
    }

    @Test
    void a_run_without_its_journal_finds_what_it_brought() {
        try (Migration migration = migration()) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
        }
        String after = destination.state();
        destination.calls.clear();
        journals++;
        try (Migration migration = migration()) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
        }
        assertThat(destination.state()).isEqualTo(after);
        assertThat(destination.calls).isEmpty();
    }

    @Test
    void while_it_waits_the_journal_says_how_far_it_is() {
        try (Migration migration = migration()) {
            VirtualDrive drive = migration.drive(Selection.EVERYTHING, clock);
            drive.runDue();
            assertThat(status(migration, "group:acme").step()).isEqualTo("wait for the transfer: 4 of 10 records");
        }
    }

    private record KillsEverywhere(StepWatch.Border where, Set<String> killed) implements StepWatch {
        @Override
        public void crossed(String item, String step, Border border) {
            if (border == where && killed.add(item + ", " + step)) {
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
    void killed_at_every_step_it_ends_the_same_and_transfers_nothing_twice(StepWatch.Border border) {
        end(SHOP, Status.FINISHED, List.of(failure("uploads", null)), Map.of());
        try (Migration migration = migration()) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
        }
        String wanted = destination.state();
        setUp();
        journals++;
        end(SHOP, Status.FINISHED, List.of(failure("uploads", null)), Map.of());
        KillsEverywhere kills = new KillsEverywhere(border, new HashSet<>());
        try (Migration migration = migration(plan(), kills)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
        }
        assertThat(kills.killed()).hasSizeGreaterThan(50);
        assertThat(destination.state()).isEqualTo(wanted);
        assertThat(destination.calls.stream().filter(c -> c.startsWith("transfer ")).sorted().toList()).containsExactly(
                "transfer acme", "transfer acme/web/blog", "transfer acme/web/shop", "transfer acme/web/shop");
    }
}
