package io.drover.run;

import io.drover.engine.Itinerary;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.plan.Plan;
import io.drover.run.step.ArchivedFlag;
import io.drover.run.step.Complement;
import io.drover.run.step.Fingerprint;
import io.drover.run.step.TieProjects;
import io.drover.run.step.TieProjects.Touched;
import io.drover.run.step.Worksite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What ties the projects of a wave to each other and to those of the waves before. Comes after them all, because it needs both ends. A project
 * that nobody has touched since its item ended is sealed again; one that somebody has touched keeps its broken seal.
 */
final class LinksItinerary implements Itinerary {
    static final String KIND = "links";

    private final Worksite site;
    private final Function<Plan.Item, List<Relation>> open;
    private final Predicate<FullPath> asSealed;

    /** The projects of one wave. */
    record Projects(List<Plan.Item> projects) {
        Projects {
            projects = List.copyOf(projects);
        }
    }

    /**
     * @param open     the relations that a project's item left for later
     * @param asSealed whether a project of the destination is as it was when its item ended
     */
    LinksItinerary(Worksite site, Function<Plan.Item, List<Relation>> open, Predicate<FullPath> asSealed) {
        this.site = site;
        this.open = open;
        this.asSealed = asSealed;
    }

    static String item(String wave) {
        return "links:" + wave;
    }

    @Override
    public void travel(Journey journey) throws Exception {
        journey.lane(Lane.COMPLEMENT);
        Map<Plan.Item, List<Relation>> tied = new LinkedHashMap<>();
        Map<FullPath, Touched> touched = new TreeMap<>();
        for (Plan.Item item : journey.payload(Projects.class).projects()) {
            List<Relation> relations = List.of(journey.step("see what is left of " + item.to(), Relation[].class, () -> open.apply(item).toArray(Relation[]::new)));
            if (!relations.isEmpty()) {
                tied.put(item, relations);
                look(journey, item, relations, touched);
            }
        }
        for (Touched each : touched.values()) {
            set(journey, "open for writing ", each, false);
        }
        for (Map.Entry<Plan.Item, List<Relation>> each : tied.entrySet()) {
            for (Relation relation : each.getValue()) {
                String name = StepNames.COMPLEMENT + relation.id() + " of " + each.getKey().to();
                journey.step(name, Complement.Result.class, () -> TieProjects.run(site, relation, each.getKey()));
            }
        }
        for (Touched each : touched.values()) {
            set(journey, "set the archived flag of ", each, each.archived());
        }
        for (Touched each : touched.values()) {
            if (each.asSealed()) {
                FullPath path = each.owner().fullPath();
                journey.step(StepNames.SEAL_AGAIN + path, Fingerprint.class, () -> Fingerprint.project(site.destination(), path));
            }
        }
    }

    /** Before anything is written: afterwards nobody could tell who touched what. */
    private void look(Journey journey, Plan.Item item, List<Relation> relations, Map<FullPath, Touched> touched) throws Exception {
        FullPath[] places = journey.step("see what its ties touch: " + item.to(), FullPath[].class, () -> TieProjects.touched(site, item, relations).toArray(FullPath[]::new));
        for (FullPath path : places) {
            if (!touched.containsKey(path)) {
                Touched[] there = journey.step("look at " + path, Touched[].class, () -> look(path).stream().toArray(Touched[]::new));
                for (Touched each : there) {
                    touched.put(path, each);
                }
            }
        }
    }

    private Optional<Touched> look(FullPath path) {
        return TieProjects.look(site, path, asSealed.test(path));
    }

    private void set(Journey journey, String words, Touched touched, boolean archived) throws Exception {
        FullPath path = touched.owner().fullPath();
        journey.step(words + path, Boolean.class, () -> ArchivedFlag.set(site, path, touched.owner().id(), archived));
    }
}
