package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.inventory.Inventory;
import io.drover.inventory.Organisation;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.plan.Plan.Item;
import io.drover.plan.Plan.Kind;
import io.drover.plan.Plan.Wave;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    private final Inventory inventory = new Organisation()
            .with(Organisation.group(1, "acme"))
            .with(Organisation.group(2, "acme/web"))
            .with(Organisation.project(10, "acme/web/shop", 1_000))
            .with(Organisation.project(11, "acme/docs", 2_000))
            .inventory();

    @Test
    void explains_every_field_to_the_person_who_edits_it() throws IOException {
        Plan plan = new Plan("source", List.of(
                new Wave("pilot", List.of(
                        new Item(Kind.GROUP, FullPath.of("acme"), FullPath.of("acme"), Method.FILE_TRANSFER, false),
                        new Item(Kind.PROJECT, FullPath.of("acme/docs"), FullPath.of("acme/docs"), Method.REPOSITORY_ONLY, true))),
                new Wave("wave 1", List.of(
                        new Item(Kind.GROUP, FullPath.of("acme/web"), FullPath.of("acme/web"), Method.FILE_TRANSFER, false),
                        new Item(Kind.PROJECT, FullPath.of("acme/web/shop"), FullPath.of("acme/web/store"), Method.FILE_TRANSFER, false)))));
        String text = PlanFile.text(plan, List.of(FullPath.of("ann/notes")));
        assertThat(text).isEqualTo(golden());
        assertThat(PlanFile.parse("plan.yaml", text, inventory)).isEqualTo(plan);
    }

    @Test
    void method_and_freeze_may_be_left_out() {
        Plan plan = PlanFile.parse("plan.yaml", """
                source: source
                waves:
                  - name: all
                    items:
                      - {group: acme, to: new}
                      - {project: acme/docs, to: new/docs}
                """, inventory);
        assertThat(plan.items()).containsExactly(
                new Item(Kind.GROUP, FullPath.of("acme"), FullPath.of("new"), Method.FILE_TRANSFER, false),
                new Item(Kind.PROJECT, FullPath.of("acme/docs"), FullPath.of("new/docs"), Method.FILE_TRANSFER, true));
    }

    @Test
    void the_instance_goes_when_it_is_written_so() {
        Plan plan = new Plan("old", List.of(), true);
        assertThat(PlanFile.text(plan, List.of())).contains("\ninstance: true\n");
        assertThat(plan.everything()).singleElement().satisfies(item -> assertThat(item.id()).isEqualTo("instance:admin"));
        assertThat(plan.items()).isEmpty();
    }

    @Test
    void every_mistake_is_named_with_line_column_and_what_to_write() {
        String text = """
                source: old
                wave: []
                waves:
                  - name: pilot
                    items:
                      - project: acme/docs
                        to: acme/docs
                        method: file transfr
                      - project: acme/web/shp
                        to: shop
                      - group: acme/web
                        to: acme/web
                        freeze: true
                      - group: acme
                        to: acme
                        method: repository only
                      - project: acme
                        to: acme/wikis
                      - project: acme/docs
                        to: Acme/docs
                        frieze: false
                      - to: acme/nothing
                      - group: acme
                        project: acme/docs
                  - name: pilot
                    items: all
                """;
        assertThatThrownBy(() -> PlanFile.parse("plan.yaml", text, inventory)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(PlanProblem.PLAN_INVALID)).isTrue();
            assertThat(e.problem().what().lines().toList()).containsExactly(
                    "19 mistakes",
                    "plan.yaml:1:9: the inventory was taken from 'source', not from 'old'; correct the name",
                    "plan.yaml:2:1: unknown key 'wave'; known here: source, waves, instance",
                    "plan.yaml:7:13: 'acme/docs' goes before its group 'acme'; move the group of line 15 above this item",
                    "plan.yaml:8:17: 'method' is 'file transfr'; did you mean 'file transfer'?",
                    "plan.yaml:9:18: the inventory has no project 'acme/web/shp'; did you mean 'acme/web/shop'?",
                    "plan.yaml:10:13: a project must be in a group; write for example my-group/shop",
                    "plan.yaml:12:13: 'acme/web' goes before its group 'acme'; move the group of line 15 above this item",
                    "plan.yaml:13:17: a group cannot be frozen; remove the line; freeze its projects",
                    "plan.yaml:16:17: a group has no repository; write file transfer or direct transfer",
                    "plan.yaml:17:18: 'acme' is a group; write group:",
                    "plan.yaml:17:18: 'acme' is in the plan already; keep this one or the one of line 14",
                    "plan.yaml:18:13: 'wikis' is a word GitLab reserves for itself; write for example wikis-renamed",
                    "plan.yaml:19:18: 'acme/docs' is in the plan already; keep this one or the one of line 6",
                    "plan.yaml:20:13: two items go to 'Acme/docs'; choose another path than that of line 7",
                    "plan.yaml:21:9: unknown key 'frieze'; did you mean 'freeze'?",
                    "plan.yaml:22:9: neither group nor project; write one of group: and project:",
                    "plan.yaml:23:9: an item is a group or a project, not both; write one of group: and project:",
                    "plan.yaml:25:11: another wave is called 'pilot'; choose another name than that of line 4",
                    "plan.yaml:26:12: 'items' is a single value; write a list of items");
        });
    }

    @Test
    void a_missing_plan_says_how_to_get_one(@TempDir Path folder) {
        assertThatThrownBy(() -> PlanFile.read(folder.resolve("plan.yaml"), inventory))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(PlanProblem.PLAN_MISSING)).isTrue());
    }

    @Test
    void any_plan_is_read_back_as_it_was_written() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Inventory some = Organisation.random(seed, 1 + random.nextInt(8), 1 + random.nextInt(30), 2).inventory();
            Plan plan = random(some, random);
            String text = PlanFile.text(plan, List.of());
            assertThat(PlanFile.parse("plan.yaml", text, some)).as(text).isEqualTo(plan);
        }
    }

    private static Plan random(Inventory inventory, Random random) {
        List<Item> items = new ArrayList<>();
        inventory.groups().stream().map(g -> g.fullPath()).sorted().forEach(g -> items.add(new Item(Kind.GROUP, g, to(g), Method.FILE_TRANSFER, false)));
        List<Item> projects = new ArrayList<>();
        inventory.projects().forEach(p -> projects.add(new Item(
                Kind.PROJECT, p.fullPath(), to(p.fullPath()), random.nextBoolean() ? Method.FILE_TRANSFER : Method.REPOSITORY_ONLY, random.nextBoolean())));
        Collections.shuffle(projects, random);
        items.addAll(projects);
        List<Wave> waves = new ArrayList<>();
        for (int from = 0; from < items.size(); ) {
            int until = Math.min(items.size(), from + random.nextInt(9));
            waves.add(new Wave(from + ": " + "#'\"é-\\".substring(random.nextInt(6)), items.subList(from, until)));
            from = until;
            if (waves.getLast().items().isEmpty()) {
                waves.removeLast();
            }
        }
        return new Plan("source", waves);
    }

    private static FullPath to(FullPath from) {
        return FullPath.of("1e3/" + from);
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(PlanFileTest.class.getResourceAsStream("plan.golden.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
