package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.assess.Assessment;
import io.drover.assess.Assessor;
import io.drover.assess.DestinationPaths;
import io.drover.assess.PathRules;
import io.drover.assess.Situation;
import io.drover.assess.SituationBuilder;
import io.drover.inventory.Inventory;
import io.drover.inventory.Organisation;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Statistics;
import io.drover.model.Visibility;
import io.drover.plan.Plan.Item;
import io.drover.plan.Plan.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    @Test
    void a_small_pilot_goes_first_then_top_level_groups_by_size() {
        Organisation made = new Organisation()
                .with(Organisation.group(1, "big")).with(Organisation.group(2, "small")).with(Organisation.group(3, "big/tools"));
        for (int i = 0; i < 8; i++) {
            made.with(Organisation.project(100 + i, "big/tools/p" + i, 10_000_000L + i)).with(Organisation.project(200 + i, "small/p" + i, 1_000L + i));
        }
        Plan plan = draft(made.inventory());
        assertThat(plan.waves()).extracting(Plan.Wave::name).containsExactly("pilot", "wave 1");
        assertThat(plan.waves().getFirst().items()).extracting(Item::id)
                .containsExactly("group:small", "project:small/p0", "project:small/p1", "project:small/p2", "project:small/p3");
        assertThat(plan.waves().get(1).items().subList(0, 2)).extracting(Item::id).containsExactly("group:big", "group:big/tools");
    }

    @Test
    void large_organisations_are_cut_into_waves_of_200_projects() {
        Organisation made = new Organisation().with(Organisation.group(1, "acme"));
        for (int i = 0; i < 505; i++) {
            made.with(Organisation.project(100 + i, "acme/p" + i, 1_000));
        }
        assertThat(draft(made.inventory()).waves()).extracting(w -> w.items().size()).containsExactly(6, 200, 200, 100);
    }

    @Test
    void the_method_comes_from_the_assessment_and_archived_projects_need_no_freeze() {
        Organisation made = new Organisation().with(Organisation.group(1, "acme")).with(Organisation.project(10, "acme/huge", 9L << 30));
        made.with(Organisation.project(11, "acme/old", new Statistics(1, 1, 0, 0, 0, 0, 0, 0, 0), Visibility.PRIVATE, true, null));
        Situation situation = new SituationBuilder().gitlabCom().with(made);
        Plan plan = Planner.draft(made.inventory(), Assessor.assess(situation), situation.paths());
        Map<String, Item> items = new HashMap<>();
        plan.items().forEach(i -> items.put(i.from().value(), i));
        assertThat(items.get("acme/huge")).extracting("method", "freeze").containsExactly(Method.FILE_TRANSFER_IN_SLICES, true);
        assertThat(items.get("acme/old")).extracting("method", "freeze").containsExactly(Method.DIRECT_TRANSFER, false);
        assertThat(items.get("acme").method()).as("a group goes the way of what is in it").isEqualTo(Method.DIRECT_TRANSFER);
    }

    @Test
    void personal_projects_are_left_out_and_said() {
        Organisation made = new Organisation().with(Organisation.group(1, "acme")).with(Organisation.project(10, "ann/notes", 1));
        assertThat(draft(made.inventory()).items()).extracting(Item::id).containsExactly("group:acme");
        assertThat(Planner.leftOut(made.inventory())).containsExactly(FullPath.of("ann/notes"));
    }

    @Test
    void whatever_the_organisation_everything_goes_once_after_its_group_and_its_fork_parent() {
        for (int seed = 0; seed < 60; seed++) {
            Inventory inventory = forked(seed);
            Plan plan = draft(inventory);
            Set<FullPath> gone = new HashSet<>();
            Set<FullPath> groups = new HashSet<>();
            inventory.groups().forEach(g -> groups.add(g.fullPath()));
            for (Item item : plan.items().toList()) {
                assertThat(gone.add(item.from())).as("%s twice", item.from()).isTrue();
                item.from().parent().filter(groups::contains).ifPresent(p -> assertThat(gone).as("group of %s", item.from()).contains(p));
                if (item.kind() == Kind.PROJECT) {
                    String parent = inventory.project(item.from()).orElseThrow().forkedFromPath();
                    if (parent != null && inventory.project(FullPath.of(parent)).isPresent()) {
                        assertThat(gone).as("parent of %s", item.from()).contains(FullPath.of(parent));
                    }
                }
            }
            assertThat(gone).hasSize(inventory.groups().size() + inventory.projects().size());
            assertThat(PlanFile.parse("plan.yaml", PlanFile.text(plan, List.of()), inventory)).isEqualTo(plan);
        }
    }

    @Test
    void forks_that_name_each_other_in_a_circle_do_not_hang_the_planner() {
        Statistics tiny = new Statistics(1, 1, 0, 0, 0, 0, 0, 0, 0);
        Organisation made = new Organisation().with(Organisation.group(1, "acme"));
        made.with(Organisation.project(10, "acme/a", tiny, Visibility.PRIVATE, false, "acme/b"));
        made.with(Organisation.project(11, "acme/b", tiny, Visibility.PRIVATE, false, "acme/a"));
        assertThat(draft(made.inventory()).items()).extracting(Item::id).containsExactlyInAnyOrder("group:acme", "project:acme/a", "project:acme/b");
    }

    @Test
    void paths_keep_their_place_go_below_into_and_become_ones_gitlab_takes() {
        DestinationPaths same = new DestinationPaths(List.of(), Optional.empty());
        assertThat(same.of(FullPath.of("acme/web/shop"))).isEqualTo(FullPath.of("acme/web/shop"));
        DestinationPaths below = new DestinationPaths(List.of(FullPath.of("acme/web")), Optional.of(FullPath.of("moved/here")));
        assertThat(below.of(FullPath.of("acme/web/shop"))).isEqualTo(FullPath.of("moved/here/web/shop"));
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                name.append("ab-_. é.git.atomnewapi".charAt(random.nextInt(22)));
            }
            boolean top = random.nextBoolean();
            String normalised = PathRules.normalised(name.toString(), top);
            assertThat(PathRules.objection(normalised, top)).as(name.toString()).isEmpty();
            assertThat(PathRules.normalised(normalised, top)).isEqualTo(normalised);
        }
    }

    private static Plan draft(Inventory inventory) {
        Assessment.Forecast none = new Assessment.Forecast(java.time.Duration.ZERO, 0, "");
        return Planner.draft(
                inventory, new Assessment(Organisation.THEN, List.of(), Map.of(), none), new DestinationPaths(inventory.roots(), Optional.empty()));
    }

    private static Inventory forked(int seed) {
        Random random = new Random(seed);
        Organisation made = Organisation.random(seed, 2 + random.nextInt(10), 1 + random.nextInt(60), 3);
        List<String> paths = made.inventory().projects().stream().map(p -> p.fullPath().value()).toList();
        for (int i = 0; i < random.nextInt(20); i++) {
            String parent = random.nextInt(5) == 0 ? "elsewhere/p" : paths.get(random.nextInt(paths.size()));
            FullPath group = made.inventory().groups().get(random.nextInt(made.inventory().groups().size())).fullPath();
            Statistics size = new Statistics(1, random.nextLong(300L << 30), 0, 0, 0, 0, 0, 0, 0);
            made.with(Organisation.project(5000 + i, group.child("fork" + i).value(), size, Visibility.PRIVATE, false, parent));
            paths = made.inventory().projects().stream().map(p -> p.fullPath().value()).toList();
        }
        return made.inventory();
    }
}
