package io.drover.plan;

import io.drover.model.FullPath;
import io.drover.model.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which project goes in which wave. Pure. */
final class WaveAssignment {
    private static final int PILOT_PROJECTS = 5;
    private static final int WAVE_PROJECTS = 200;
    private static final long WAVE_BYTES = 200L << 30;

    private final SortedMap<FullPath, Project> projects;
    private final Map<FullPath, Integer> waves = new HashMap<>();
    private int last;

    WaveAssignment(SortedMap<FullPath, Project> projects) {
        this.projects = projects;
        pilot().forEach(p -> waves.put(p.fullPath(), 0));
        gather();
        projects.keySet().forEach(p -> afterParent(p, new HashSet<>()));
    }

    /** From 0, the pilot. */
    int of(FullPath project) {
        return waves.getOrDefault(project, last);
    }

    int lastWave() {
        return last;
    }

    /** The project that this one was forked from, when it goes as well. */
    Optional<FullPath> parent(FullPath project) {
        return Optional.ofNullable(projects.get(project))
                .flatMap(p -> Optional.ofNullable(p.forkedFromPath()))
                .map(FullPath::of)
                .filter(projects::containsKey);
    }

    /** The smallest that have something to move, and are no forks: a failure there costs little and teaches much. */
    private List<Project> pilot() {
        return projects.values().stream()
                .filter(p -> !p.archived() && !p.emptyRepository() && p.forkedFromPath() == null)
                .sorted(Comparator.comparingLong((Project p) -> p.statistics().exportSize()).thenComparing(Project::fullPath))
                .limit(Math.min(PILOT_PROJECTS, Math.max(1, projects.size() / 4)))
                .toList();
    }

    /** Whole top-level groups, small ones first, as many as one window holds. */
    private void gather() {
        Map<String, List<Project>> byTop = new TreeMap<>();
        projects.values().stream()
                .filter(p -> !waves.containsKey(p.fullPath()))
                .forEach(p -> byTop.computeIfAbsent(p.fullPath().root(), r -> new ArrayList<>()).add(p));
        List<List<Project>> order = byTop.values().stream().sorted(Comparator.comparingLong(WaveAssignment::bytes)).toList();
        Load load = new Load();
        for (Project project : order.stream().flatMap(List::stream).toList()) {
            if (last == 0 || load.full(project)) {
                last++;
                load = new Load();
            }
            load.add(project);
            waves.put(project.fullPath(), last);
        }
    }

    private static long bytes(List<Project> projects) {
        return projects.stream().mapToLong(p -> p.statistics().exportSize()).sum();
    }

    private int afterParent(FullPath project, Set<FullPath> seen) {
        Optional<FullPath> parent = seen.add(project) ? parent(project) : Optional.empty();
        int wave = parent.map(p -> Math.max(of(project), afterParent(p, seen))).orElse(of(project));
        waves.put(project, wave);
        return wave;
    }

    /** What one wave holds so far. */
    private static final class Load {
        private int projects;
        private long bytes;

        boolean full(Project next) {
            return projects > 0 && (projects >= WAVE_PROJECTS || bytes + next.statistics().exportSize() > WAVE_BYTES);
        }

        void add(Project project) {
            projects++;
            bytes += project.statistics().exportSize();
        }
    }
}
