package io.drover.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.engine.ItemState;
import io.drover.engine.ItemStatus;
import io.drover.engine.StepWatch;
import io.drover.identity.UserMap;
import io.drover.identity.UserMapping;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Project;
import io.drover.model.Relations;
import io.drover.model.User;
import io.drover.plan.Plan;
import io.drover.problem.Problem;
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
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole journeys between two instances in memory, hours of waiting in virtual time. */
class MigrationTest {
    private static final Instant START = Instant.parse("2026-03-07T06:00:00Z");

    @TempDir
    Path folder;

    private final ManualTime clock = new ManualTime(START);
    private FakeInstance source;
    private FakeInstance destination;
    private User alice;
    private User bob;
    private String sourceBefore;
    private String destinationBefore;

    @BeforeEach
    void anOrganisation() {
        setUp();
    }

    private void setUp() {
        source = new FakeInstance("old.example.com", clock);
        destination = new FakeInstance("new.example.com", clock);
        destination.user("filler@example.com", "filler");
        alice = source.user("alice@example.com", "alice");
        bob = source.user("bob@example.com", "bob");
        source.record(Relations.GROUP_VARIABLES, source.group("acme").owner(), "TOKEN", "g1");
        source.record(Relations.GROUP_LABELS, source.groups.get(FullPath.of("acme")).owner(), "bug", "red");
        source.group("acme/web");
        Project shop = source.project("acme/web/shop", null);
        source.member(shop.owner(), alice, AccessLevel.OWNER);
        source.record(Relations.CI_VARIABLES, shop.owner(), "KEY", "v1");
        source.record(Relations.CI_VARIABLES, shop.owner(), "HIDDEN", "", "value");
        source.record(Relations.ISSUE_LINKS, shop.owner(), "1-2", "x");
        source.project("acme/web/blog", null);
        sourceBefore = source.state();
        destinationBefore = destination.state();
    }

    private Worksite site(Pace pace) {
        UserMap users = new UserMap(List.of(
                new UserMapping(alice.id(), "alice", "Alice", UserMapping.Action.CREATE, "alice@new.example.com", "alice", OptionalLong.empty(), "will be created"),
                new UserMapping(bob.id(), "bob", "Bob", UserMapping.Action.CREATE, "bob@new.example.com", "bob", OptionalLong.empty(), "will be created")));
        return Worksite.of(source, destination, users, folder.resolve("files"), clock, pace);
    }

    private static Plan.Item group(String path) {
        return new Plan.Item(Plan.Kind.GROUP, FullPath.of(path), FullPath.of(path), Method.FILE_TRANSFER, false);
    }

    private static Plan.Item project(String path, boolean freeze) {
        return new Plan.Item(Plan.Kind.PROJECT, FullPath.of(path), FullPath.of(path), Method.FILE_TRANSFER, freeze);
    }

    private static Plan plan() {
        return plan(true);
    }

    private Migration migration(Plan plan, StepWatch watch) {
        return Migration.open(site(Pace.DOCUMENTED), plan, RunOptions.local(folder.resolve("journal.db")).withWatch(watch));
    }

    private static ItemStatus status(Migration migration, String item) {
        return migration.journal().item(item).orElseThrow();
    }

    @Test
    void a_tree_moves_whole_and_the_summary_tells_what_it_cost_and_lost() {
        try (Migration migration = migration(plan(), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allSatisfy(i -> assertThat(i.state()).as(i + "").isEqualTo(ItemState.DONE));
            RunSummary summary = migration.summary();
            RunSummary.Item shop = summary.items().stream().filter(i -> i.item().equals("project:acme/web/shop")).findFirst().orElseThrow();
            assertThat(shop.reenter()).extracting(r -> r.key() + " " + r.attributes()).containsExactly("HIDDEN [value]");
            assertThat(shop.losses()).extracting(l -> l.relation().id() + " " + l.count()).containsExactly("project.merge_requests 1", "project.issue_links 1");
            assertThat(shop.failedRelations()).hasSize(1);
            assertThat(shop.bytes()).isPositive();
            assertThat(shop.steps()).filteredOn(s -> s.step().equals("wait for the import")).extracting(RunSummary.StepTime::took).containsExactly(FakeInstance.IMPORT_TAKES);
            assertThat(summary.items().stream().mapToLong(RunSummary.Item::createdUsers).sum()).isEqualTo(2);
        }
        assertThat(destination.table(Relations.CI_VARIABLES, destination.projects.get(FullPath.of("acme/web/shop")).owner())).containsOnlyKeys("KEY", "HIDDEN");
        assertThat(destination.state())
                .contains("group acme\n", "group acme/web\n", "project.ci_variables acme/web/shop KEY\"v1\"", "group.ci_variables acme TOKEN")
                .contains("member acme/web/shop alice OWNER")
                .doesNotContain("member acme/web/shop bob", "member acme/web/shop root", "archived");
        assertThat(source.projects.get(FullPath.of("acme/web/shop")).archived()).isTrue();
        assertThat(source.calls.stream().filter(c -> c.startsWith("export"))).containsExactly("export acme", "export acme/web/shop", "export acme/web/blog");
    }

    @Test
    void a_dry_run_names_every_write_and_writes_nothing() {
        List<PlannedItem> items = Migration.dryRun(site(Pace.DOCUMENTED), plan(), Selection.EVERYTHING);
        assertThat(items).extracting(PlannedItem::item).containsExactly("people:users", "group:acme", "group:acme/web", "project:acme/web/shop", "project:acme/web/blog");
        assertThat(items.get(3).writes()).extracting(PlannedWrite::what).contains(
                "archive project acme/web/shop (read-only; undone by rollback)",
                "export project acme/web/shop and download the archive",
                "import project as acme/web/shop",
                "create of CI/CD variables: KEY",
                "member alice@new.example.com as owner");
        assertThat(items.toString()).doesNotContain("v1");
        assertThat(source.state()).isEqualTo(sourceBefore);
        assertThat(destination.state()).isEqualTo(destinationBefore);
        assertThat(source.calls).isEmpty();
        assertThat(destination.calls).isEmpty();
    }

    @Test
    void after_a_rollback_both_sides_are_as_before_and_the_run_can_start_again() {
        try (Migration migration = migration(plan(), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            RollbackReport preview = migration.rollback().preview();
            RollbackReport report = migration.rollback().run(deed -> {});
            assertThat(report.complete()).isTrue();
            assertThat(report.deeds()).isEqualTo(preview.deeds());
            assertThat(destination.state()).isEqualTo(destinationBefore);
            assertThat(source.state()).isEqualTo(sourceBefore);
            assertThat(migration.rollback().run(deed -> {}).deeds()).isEmpty();
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(destination.projects).hasSize(2);
            assertThat(migration.rollback().run(deed -> {}).complete()).isTrue();
            assertThat(destination.state()).isEqualTo(destinationBefore);
        }
    }

    @Test
    void a_rollback_refuses_what_a_person_has_touched_and_undoes_the_rest() {
        try (Migration migration = migration(plan(), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            destination.record(Relations.ISSUES, destination.projects.get(FullPath.of("acme/web/blog")).owner(), "99", "a person's issue");
            RollbackReport report = migration.rollback().run(deed -> {});
            assertThat(report.deeds()).filteredOn(d -> d.outcome() == RollbackReport.Outcome.REFUSED).extracting(RollbackReport.Deed::detail).containsExactly(
                    "acme/web/blog: Somebody has changed it at the destination since (issues)", "group acme still holds acme/web/blog");
            assertThat(destination.projects).containsOnlyKeys(FullPath.of("acme/web/blog"));
            assertThat(source.state()).isEqualTo(sourceBefore);
        }
    }

    @Test
    void a_rollback_refuses_a_group_that_a_person_has_touched() {
        try (Migration migration = migration(plan(), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            destination.record(Relations.GROUP_LABELS, destination.groups.get(FullPath.of("acme/web")).owner(), "new", "a person's label");
            RollbackReport report = migration.rollback().run(deed -> {});
            assertThat(report.deeds())
                    .filteredOn(d -> d.outcome() == RollbackReport.Outcome.REFUSED)
                    .extracting(RollbackReport.Deed::detail)
                    .containsExactly("acme: Somebody has changed it at the destination since (acme/web: labels, labels content)");
            assertThat(destination.projects).as("projects nobody touched are gone").isEmpty();
            assertThat(destination.groups).containsOnlyKeys(FullPath.of("acme"), FullPath.of("acme/web"));
        }
    }

    @Test
    void one_import_that_fails_does_not_stop_the_others_and_a_retry_imports_it_anew() {
        destination.importsThatFail.add(FullPath.of("acme/web/shop"));
        try (Migration migration = migration(plan(), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            ItemStatus failed = status(migration, "project:acme/web/shop");
            assertThat(failed.state()).isEqualTo(ItemState.FAILED);
            assertThat(failed.problem()).extracting(Problem::code, Problem::what).containsExactly("IMPORT_FAILED", "disk full, correlation id c-1");
            assertThat(status(migration, "project:acme/web/blog").state()).isEqualTo(ItemState.DONE);
            destination.importsThatFail.clear();
            // The half-imported project still says that it failed.
            destination.importsThatFail.add(FullPath.of("acme/web/shop"));
            migration.retry("project:acme/web/shop");
            migration.drive(Selection.EVERYTHING, clock).runDue();
            destination.importsThatFail.clear();
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(status(migration, "project:acme/web/shop").state()).isEqualTo(ItemState.DONE);
            assertThat(destination.calls.stream().filter(c -> c.contains("project acme/web/shop") || c.equals("import acme/web/shop")))
                    .containsExactly("import acme/web/shop", "delete project acme/web/shop", "import acme/web/shop");
        }
    }

    @Test
    void an_archive_that_is_gone_before_it_was_fetched_is_exported_again() {
        source.exportsThatExpire.add(FullPath.of("acme/web/shop"));
        try (Migration migration = migration(plan(), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(status(migration, "project:acme/web/shop").state()).isEqualTo(ItemState.DONE);
        }
        assertThat(source.calls.stream().filter(c -> c.endsWith("acme/web/shop") && !c.startsWith("freeze")))
                .containsExactly("export acme/web/shop", "export acme/web/shop", "download acme/web/shop");
    }

    @Test
    void what_a_person_made_at_the_destination_is_never_overwritten() {
        destination.group("acme");
        destination.record(Relations.GROUP_VARIABLES, destination.groups.get(FullPath.of("acme")).owner(), "TOKEN", "theirs");
        destination.group("acme/web");
        destination.project("acme/web/shop", "none");
        String before = destination.state();
        try (Migration migration = migration(plan(), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(status(migration, "project:acme/web/shop").problem()).extracting(Problem::code).isEqualTo("DESTINATION_TAKEN");
            assertThat(status(migration, "project:acme/web/blog").state()).isEqualTo(ItemState.DONE);
            assertThat(destination.state()).contains("group.ci_variables acme TOKEN\"theirs\"", "group.labels acme bug");
            assertThat(migration.summary().losses().filter(l -> l.relation().equals(Relations.GROUP_VARIABLES)))
                    .extracting(l -> l.count() + " " + l.reason())
                    .containsExactly("1 left as somebody had set them up at the destination: TOKEN");
            assertThat(migration.rollback().run(deed -> {}).complete()).isTrue();
            assertThat(destination.state()).isEqualTo(before);
        }
    }

    @Test
    void a_run_without_its_journal_converges_and_doubles_nothing() {
        try (Migration migration = migration(plan(), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
        }
        String after = destination.state();
        source.calls.clear();
        destination.calls.clear();
        try (Migration migration = Migration.open(site(Pace.DOCUMENTED), plan(), RunOptions.local(folder.resolve("other.db")))) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
        }
        assertThat(destination.state()).isEqualTo(after);
        assertThat(destination.calls).isEmpty();
        assertThat(source.calls).isEmpty();
    }

    @Test
    void exports_are_fetched_while_the_groups_are_under_way_but_nothing_is_frozen_or_imported_before() {
        try (Migration migration = migration(plan(false), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            Instant group = finished(migration, "group:acme/web", "clean files");
            assertThat(finished(migration, "project:acme/web/shop", StepNames.DOWNLOAD)).isBefore(group);
            assertThat(finished(migration, "project:acme/web/shop", "find the group")).isAfterOrEqualTo(group);
            assertThat(started(migration, "project:acme/web/shop", StepNames.IMPORT)).isAfterOrEqualTo(group);
            assertThat(started(migration, "project:acme/web/blog", StepNames.LOOK))
                    .as("the next wave")
                    .isAfterOrEqualTo(finished(migration, "project:acme/web/shop", StepNames.SEAL));
        }
    }

    @Test
    void a_project_is_not_frozen_before_its_groups_are_there() {
        try (Migration migration = migration(plan(true), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            Instant group = finished(migration, "group:acme/web", "clean files");
            assertThat(finished(migration, "project:acme/web/shop", StepNames.LOOK)).isBefore(group);
            assertThat(started(migration, "project:acme/web/shop", "freeze the source")).isAfterOrEqualTo(group);
            assertThat(status(migration, "project:acme/web/shop").state()).isEqualTo(ItemState.DONE);
        }
    }

    private static Plan plan(boolean freeze) {
        return new Plan("source", List.of(
                new Plan.Wave("first", List.of(group("acme"), group("acme/web"), project("acme/web/shop", freeze))),
                new Plan.Wave("second", List.of(project("acme/web/blog", false)))));
    }

    private static Instant started(Migration migration, String item, String step) {
        return step(migration, item, step).started();
    }

    private static Instant finished(Migration migration, String item, String step) {
        RunSummary.StepTime time = step(migration, item, step);
        return time.started().plus(time.took());
    }

    private static RunSummary.StepTime step(Migration migration, String item, String step) {
        return migration.summary().items().stream()
                .filter(i -> i.item().equals(item))
                .flatMap(i -> i.steps().stream())
                .filter(s -> s.step().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError(item + " never came past " + step));
    }

    @Test
    void imports_keep_to_six_a_minute() {
        List<Plan.Item> items = new ArrayList<>(List.of(group("acme"), group("acme/web")));
        for (int i = 0; i < 13; i++) {
            source.project("acme/web/p" + i, null);
            items.add(project("acme/web/p" + i, false));
        }
        try (Migration migration = migration(new Plan("source", List.of(new Plan.Wave("only", items))), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            List<Instant> imports = migration.summary().items().stream()
                    .filter(i -> i.item().startsWith("project:"))
                    .flatMap(i -> i.steps().stream())
                    .filter(s -> s.step().equals("start the import"))
                    .map(RunSummary.StepTime::started)
                    .sorted()
                    .toList();
            assertThat(imports).hasSize(13);
            for (int i = 6; i < imports.size(); i++) {
                assertThat(Duration.between(imports.get(i - 6), imports.get(i))).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            }
            List<Instant> downloads = migration.summary().items().stream()
                    .filter(i -> i.item().startsWith("project:"))
                    .flatMap(i -> i.steps().stream())
                    .filter(s -> s.step().equals("download the archive"))
                    .map(RunSummary.StepTime::started)
                    .sorted()
                    .toList();
            assertThat(Duration.between(downloads.getFirst(), downloads.getLast())).isEqualTo(Duration.ofMinutes(12));
        }
    }

    /** Kills the attempt the first time each step of each item crosses the border. What it held in memory is gone, as after a crash. */
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
    void killed_at_every_step_it_ends_the_same_and_doubles_nothing(StepWatch.Border border) {
        try (Migration migration = migration(plan(), StepWatch.NOBODY)) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
        }
        String wanted = destination.state();
        setUp();
        KillsEverywhere kills = new KillsEverywhere(border, new HashSet<>());
        try (Migration migration = Migration.open(site(Pace.DOCUMENTED), plan(), RunOptions.local(folder.resolve("killed.db")).withWatch(kills))) {
            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.journal().items()).allMatch(i -> i.state() == ItemState.DONE);
        }
        assertThat(kills.killed()).hasSizeGreaterThan(50);
        assertThat(destination.state()).isEqualTo(wanted);
        List<String> writes = destination.calls.stream().filter(c -> !c.startsWith("UPDATE")).toList();
        assertThat(writes).doesNotHaveDuplicates();
        // An export that was started twice costs time and nothing else.
        assertThat(source.calls.stream().filter(c -> c.startsWith("export ")).distinct()).hasSize(3);
    }
}
