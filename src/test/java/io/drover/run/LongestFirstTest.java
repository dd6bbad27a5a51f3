package io.drover.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.plan.Plan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LongestFirstTest {
    @Test
    void chains_of_equal_length_take_turns() {
        assertThat(order("a/1", "a/2", "a/3", "b/1", "b/2", "b/3")).containsExactly("a/1", "b/1", "a/2", "b/2", "a/3", "b/3");
    }

    @Test
    void the_longest_chain_sets_out_first_and_a_single_project_last() {
        assertThat(order("one/1", "two/1", "two/2", "four/1", "four/2", "four/3", "four/4"))
                .containsExactly("four/1", "four/2", "two/1", "four/3", "one/1", "two/2", "four/4");
    }

    @Test
    void a_subgroup_is_a_chain_of_its_own() {
        assertThat(order("a/1", "a/2", "a/sub/1", "a/sub/2")).containsExactly("a/1", "a/sub/1", "a/2", "a/sub/2");
    }

    @Test
    void groups_come_before_projects_in_the_order_of_the_plan() {
        List<Plan.Item> items = List.of(item(Plan.Kind.PROJECT, "b/1"), item(Plan.Kind.GROUP, "b"), item(Plan.Kind.GROUP, "a"), item(Plan.Kind.GROUP, "a/c"));
        assertThat(LongestFirst.of(items)).extracting(Plan.Item::id).containsExactly("group:b", "group:a", "group:a/c", "project:b/1");
    }

    private static List<String> order(String... projects) {
        List<Plan.Item> items = Stream.of(projects).map(path -> item(Plan.Kind.PROJECT, path)).toList();
        return LongestFirst.of(items).stream().map(item -> item.from().value()).toList();
    }

    private static Plan.Item item(Plan.Kind kind, String path) {
        return new Plan.Item(kind, FullPath.of(path), FullPath.of(path), Method.FILE_TRANSFER, false);
    }
}
