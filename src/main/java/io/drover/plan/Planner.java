package io.drover.plan;

import io.drover.assess.Assessment;
import io.drover.assess.DestinationPaths;
import io.drover.assess.GroupMethods;
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Method;
import io.drover.model.Project;
import io.drover.plan.Plan.Item;
import io.drover.plan.Plan.Kind;
import io.drover.plan.Plan.Wave;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Drafts a plan: a small pilot wave first, to find out early what nobody expected; then whole top-level groups, small ones first, gathered
 * into waves of a size that one window holds. A group stands before what is in it, a fork after its parent. Pure.
 */
public final class Planner {
    private final Inventory inventory;
    private final DestinationPaths paths;
    private final Map<FullPath, Assessment.Advice> advice;
    private final GroupMethods groupMethods;
    private final Set<FullPath> groups;
    private final SortedMap<FullPath, Project> projects = new TreeMap<>();
    private final Set<FullPath> placed = new HashSet<>();

    private Planner(Inventory inventory, Assessment assessment, DestinationPaths paths) {
        this.inventory = inventory;
        this.advice = assessment.advice();
        this.groupMethods = new GroupMethods(advice.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().method())));
        this.paths = paths;
        this.groups = groups(inventory);
        inventory.projects().stream().filter(p -> inGroup(p.fullPath(), groups)).forEach(p -> projects.put(p.fullPath(), p));
    }

    /** Everything that is in a group; see {@link #leftOut}. */
    public static Plan draft(Inventory inventory, Assessment assessment, DestinationPaths paths) {
        return new Planner(inventory, assessment, paths).draft();
    }

    /** Projects in personal namespaces: a file import needs a group to go to (doc/user/project/settings/import_export.md). */
    public static List<FullPath> leftOut(Inventory inventory) {
        Set<FullPath> groups = groups(inventory);
        return inventory.projects().stream().map(Project::fullPath).filter(p -> !inGroup(p, groups)).sorted().toList();
    }

    private static Set<FullPath> groups(Inventory inventory) {
        return new TreeSet<>(inventory.groups().stream().map(Group::fullPath).toList());
    }

    private static boolean inGroup(FullPath project, Set<FullPath> groups) {
        return project.parent().filter(groups::contains).isPresent();
    }

    private Plan draft() {
        WaveAssignment assignment = new WaveAssignment(projects);
        Map<Integer, List<Project>> byWave = new HashMap<>();
        projects.values().forEach(p -> byWave.computeIfAbsent(assignment.of(p.fullPath()), w -> new ArrayList<>()).add(p));
        List<Wave> waves = new ArrayList<>();
        for (int number = 0; number <= assignment.lastWave(); number++) {
            Items items = new Items();
            for (Project project : byWave.getOrDefault(number, List.of())) {
                place(project, assignment, items);
            }
            if (number == assignment.lastWave()) {
                groups.forEach(g -> placeGroup(g, items));
            }
            if (!items.isEmpty()) {
                waves.add(new Wave(number == 0 ? "pilot" : "wave " + number, items.inOrder()));
            }
        }
        return new Plan(inventory.source(), waves);
    }

    private void place(Project project, WaveAssignment assignment, Items items) {
        FullPath path = project.fullPath();
        if (placed.add(path)) {
            // a parent in an earlier wave is placed already
            assignment.parent(path).map(projects::get).ifPresent(parent -> place(parent, assignment, items));
            path.parent().ifPresent(g -> placeGroup(g, items));
            Assessment.Advice given = advice.get(path);
            Method method = given == null ? Method.FILE_TRANSFER : given.method();
            items.projects.add(new Item(Kind.PROJECT, path, paths.of(path), method, !project.archived()));
        }
    }

    private void placeGroup(FullPath group, Items items) {
        group.parent().ifPresent(g -> placeGroup(g, items));
        if (groups.contains(group) && placed.add(group)) {
            items.groups.add(new Item(Kind.GROUP, group, paths.of(group), groupMethods.of(group), false));
        }
    }

    /** Of one wave. Groups first: they are quick, and everything else stands on them. */
    private static final class Items {
        private final List<Item> groups = new ArrayList<>();
        private final List<Item> projects = new ArrayList<>();

        boolean isEmpty() {
            return groups.isEmpty() && projects.isEmpty();
        }

        List<Item> inOrder() {
            List<Item> all = new ArrayList<>(groups);
            all.addAll(projects);
            return all;
        }
    }
}
