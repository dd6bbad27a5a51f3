package io.drover.run;

import static io.drover.run.FakeTexts.issue;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.Texts;
import io.drover.connector.Texts.Place;
import io.drover.engine.ItemState;
import io.drover.engine.StepWatch;
import io.drover.identity.UserMap;
import io.drover.links.Link.Fate;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.plan.Plan;
import io.drover.run.RollbackReport.Deed;
import io.drover.run.RollbackReport.Outcome;
import io.drover.run.step.Pace;
import io.drover.run.step.Worksite;
import io.drover.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pass over the links after a run, between two instances in memory. */
class LinkPassTest {
    private static final String OLD = "see https://old.example.com/acme/web/blog/-/issues/3#note_7 and https://old.example.com/acme/web/late";
    private static final String NEW = "see https://new.example.com/acme-global/web/blog/-/issues/3 and https://old.example.com/acme/web/late";

    private static final Place DESCRIPTION = new Place(Texts.Kind.DESCRIPTION, List.of());

    @TempDir
    Path folder;

    private final ManualTime clock = new ManualTime(Instant.parse("2026-03-07T06:00:00Z"));
    private FakeInstance source;
    private FakeInstance destination;

    @BeforeEach
    void anOrganisation() {
        source = new FakeInstance("old.example.com", clock);
        destination = new FakeInstance("new.example.com", clock);
        source.group("acme");
        source.group("acme/web");
        source.project("acme/web/shop", null);
        source.project("acme/web/blog", null);
        source.project("acme/web/late", null);
        destination.texts.put("acme-global/web/shop", issue(1), OLD);
        destination.texts.put("acme-global/web/shop", issue(2), "nothing in it");
        destination.texts.put("acme-global/web", DESCRIPTION, "https://old.example.com/groups/acme/-/epics/1");
    }

    private Migration migration(StepWatch watch) {
        Worksite site = Worksite.of(source, destination, new UserMap(List.of()), folder.resolve("files"), clock, Pace.DOCUMENTED);
        return Migration.open(site, plan(), RunOptions.local(folder.resolve("journal.db")).withWatch(watch));
    }

    private static Plan plan() {
        return new Plan("source", List.of(
                new Plan.Wave("first", List.of(item(Plan.Kind.GROUP, "acme"), item(Plan.Kind.GROUP, "acme/web"), item(Plan.Kind.PROJECT, "acme/web/shop"), item(Plan.Kind.PROJECT, "acme/web/blog"))),
                new Plan.Wave("second", List.of(item(Plan.Kind.PROJECT, "acme/web/late")))));
    }

    private static Plan.Item item(Plan.Kind kind, String path) {
        return new Plan.Item(kind, FullPath.of(path), FullPath.of(path.replace("acme", "acme-global")), Method.FILE_TRANSFER, false);
    }

    private static Selection wave(String name) {
        return new Selection(Optional.of(name), Optional.empty());
    }

    private void arrive(Migration migration) {
        migration.drive(wave("first"), clock).runToEnd();
        assertThat(migration.journal().items()).allSatisfy(i -> assertThat(i.state()).as(i + "").isEqualTo(ItemState.DONE));
    }

    @Test
    void a_preview_counts_and_shows_and_writes_nothing() {
        try (Migration migration = migration(StepWatch.NOBODY)) {
            arrive(migration);
            LinkPass.Report report = migration.links().preview(Selection.EVERYTHING, false);
            assertThat(report.before()).isEqualTo(Map.of(Fate.REWRITTEN, 2L, Fate.NOT_ARRIVED, 1L));
            assertThat(report.items()).filteredOn(item -> item.item().equals("project:acme/web/shop")).singleElement().satisfies(item -> {
                assertThat(item.links()).extracting(listed -> listed.place() + " " + listed.link().becomes() + " " + listed.link().lost()).containsExactly(
                        "issue 1 https://new.example.com/acme-global/web/blog/-/issues/3 the anchor of the comment",
                        "issue 1 https://old.example.com/acme/web/late null");
                assertThat(item.left()).isNull();
            });
            assertThat(destination.texts.writes).isEmpty();
        }
    }

    @Test
    void what_has_arrived_is_rewritten_once_and_the_rest_when_it_arrives() {
        try (Migration migration = migration(StepWatch.NOBODY)) {
            arrive(migration);
            migration.driveLinks(Selection.EVERYTHING, clock).runToEnd();
            assertThat(destination.texts.get("acme-global/web/shop", issue(1))).isEqualTo(NEW);
            assertThat(destination.texts.writes).containsExactlyInAnyOrder("acme-global/web/shop issue 1", "acme-global/web its description");
            assertThat(migration.links().report().before()).isEqualTo(Map.of(Fate.REWRITTEN, 2L, Fate.NOT_ARRIVED, 1L));
            assertThat(migration.links().report().after()).isEqualTo(Map.of(Fate.NOT_ARRIVED, 1L));

            migration.driveLinks(Selection.EVERYTHING, clock).runToEnd();
            assertThat(destination.texts.writes).as("a second pass has nothing to do").hasSize(2);

            migration.drive(Selection.EVERYTHING, clock).runToEnd();
            migration.driveLinks(Selection.EVERYTHING, clock).runToEnd();
            assertThat(destination.texts.get("acme-global/web/shop", issue(1))).isEqualTo(NEW.replace("https://old.example.com/acme/web/late", "https://new.example.com/acme-global/web/late"));
            assertThat(migration.links().report().after()).isEmpty();
        }
    }

    @Test
    void a_rollback_of_everything_takes_the_texts_with_their_projects_although_the_pass_changed_them() {
        try (Migration migration = migration(StepWatch.NOBODY)) {
            arrive(migration);
            clock.advance(Duration.ofHours(1));
            migration.driveLinks(Selection.EVERYTHING, clock).runToEnd();
            RollbackReport report = migration.rollback().run(deed -> {});
            assertThat(report.deeds()).noneMatch(deed -> deed.outcome() == Outcome.REFUSED);
            assertThat(report.deeds()).extracting(Deed::detail).contains("the texts of acme-global/web/shop go with it", "project acme-global/web/shop deleted");
            assertThat(destination.projects).isEmpty();
        }
    }

    @Test
    void what_a_person_changed_before_the_pass_is_still_theirs_after_it() {
        try (Migration migration = migration(StepWatch.NOBODY)) {
            arrive(migration);
            clock.advance(Duration.ofHours(1));
            destination.touch(destination.projects.get(FullPath.of("acme-global/web/shop")));
            migration.driveLinks(Selection.EVERYTHING, clock).runToEnd();
            assertThat(migration.rollback().preview().deeds()).filteredOn(deed -> deed.outcome() == Outcome.REFUSED).extracting(Deed::detail)
                    .anyMatch(detail -> detail.startsWith("acme-global/web/shop: Somebody has changed it"));
        }
    }

    @Test
    void texts_of_what_was_there_before_are_given_back_unless_somebody_wrote_since() {
        destination.group("acme-global");
        destination.group("acme-global/web");
        try (Migration migration = migration(StepWatch.NOBODY)) {
            arrive(migration);
            migration.driveLinks(Selection.EVERYTHING, clock).runToEnd();
            assertThat(destination.texts.get("acme-global/web", DESCRIPTION)).isEqualTo("https://new.example.com/groups/acme-global/-/epics/1");
            RollbackReport report = migration.rollback().run(deed -> {});
            assertThat(report.deeds()).extracting(Deed::detail).contains("1 texts of acme-global/web say again what they said");
            assertThat(destination.texts.get("acme-global/web", DESCRIPTION)).isEqualTo("https://old.example.com/groups/acme/-/epics/1");

            arrive(migration);
            migration.driveLinks(Selection.EVERYTHING, clock).runToEnd();
            destination.texts.put("acme-global/web", DESCRIPTION, "a person's own");
            assertThat(migration.rollback().run(deed -> {}).deeds()).filteredOn(deed -> deed.outcome() == Outcome.REFUSED).extracting(Deed::detail)
                    .containsExactly("0 texts of acme-global/web say again what they said; 1 were changed by somebody since");
            assertThat(destination.texts.get("acme-global/web", DESCRIPTION)).isEqualTo("a person's own");
        }
    }

    @Test
    void an_archived_project_is_opened_for_the_pass_and_archived_again() {
        try (Migration migration = migration(StepWatch.NOBODY)) {
            arrive(migration);
            FullPath shop = FullPath.of("acme-global/web/shop");
            destination.archiveProject(destination.projects.get(shop).id(), true);
            migration.driveLinks(Selection.EVERYTHING, clock).runToEnd();
            assertThat(destination.texts.get("acme-global/web/shop", issue(1))).isEqualTo(NEW);
            assertThat(destination.projects.get(shop).archived()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void killed_at_every_border_of_a_step_it_goes_on_to_the_same_end(StepWatch.Border where) {
        try (Migration migration = migration(StepWatch.NOBODY)) {
            arrive(migration);
        }
        Set<String> killed = new HashSet<>();
        StepWatch killer = (item, step, border) -> {
            if (border == where && item.startsWith("texts-") && killed.add(item + ", " + step)) {
                throw new Killed();
            }
        };
        while (!passed(killer)) {
            assertThat(killed).hasSizeLessThan(40);
        }
        assertThat(killed).contains("texts-1:project:acme/web/shop, rewrite issue 1");
        try (Migration again = migration(StepWatch.NOBODY)) {
            assertThat(destination.texts.get("acme-global/web/shop", issue(1))).isEqualTo(NEW);
            assertThat(destination.texts.writes).hasSize(2);
            assertThat(again.links().report().items()).hasSize(4).allMatch(item -> item.left() != null);
            assertThat(again.rollback().preview().deeds()).noneMatch(deed -> deed.outcome() == Outcome.REFUSED);
        }
    }

    private boolean passed(StepWatch killer) {
        try (Migration migration = migration(killer)) {
            migration.driveLinks(Selection.EVERYTHING, clock).runToEnd();
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }
}
