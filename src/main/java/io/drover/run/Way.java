package io.drover.run;

import io.drover.engine.Journey;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.plan.Plan;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.SourceProject;
import java.util.List;

/** How a project gets to the destination. What is done before and after is the same for all. */
interface Way {
    /** What only reads the source. Returns the source ids of people who become members for the import only. */
    List<Long> fetch(Journey journey, SourceProject from, ItemFiles files) throws Exception;

    /** Writes to the destination. Returns the id of the project, which may still be arriving. */
    long bring(Journey journey, Plan.Item item, SourceProject from, ItemFiles files) throws Exception;

    /** Waits until it is there. Returns the project at the destination. */
    Owner arrive(Journey journey, Plan.Item item, SourceProject from, long projectId, ItemFiles files) throws Exception;

    /**
     * What can only be looked after once the project is there and open for writing.
     *
     * @param fresh false when an earlier run, whose journal is lost, had brought the project
     * @return source ids of further people who became members for the import only
     */
    List<Long> settle(Journey journey, Owner from, Owner to, ItemFiles files, boolean fresh) throws Exception;

    /** What the catalogue says of it is what comes with it. */
    Method method();
}
