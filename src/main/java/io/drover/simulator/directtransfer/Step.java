package io.drover.simulator.directtransfer;

import org.jspecify.annotations.Nullable;

/**
 * A pipeline in its place (lib/bulk_imports/projects/stage.rb, lib/bulk_imports/groups/stage.rb).
 *
 * @param name what failures call it
 * @param stage those of an earlier one come first
 * @param relation the relation whose exported files it reads; null for a pipeline that asks the source otherwise
 * @param aborts its failure fails the entity
 * @param since sources older than this are not asked
 */
record Step(String name, int stage, @Nullable String relation, boolean aborts, GitLabVersion since, Pipeline pipeline) {
    static Step asking(String name, int stage, Pipeline pipeline) {
        return new Step(name, stage, null, false, GitLabVersion.LEAST, pipeline);
    }

    static Step reading(String relation, int stage, Pipeline pipeline) {
        return new Step(relation, stage, relation, false, GitLabVersion.LEAST, pipeline);
    }

    static Step records(String relation, int stage) {
        return reading(relation, stage, new RecordsPipeline(relation));
    }

    Step named(String other) {
        return new Step(other, stage, relation, aborts, since, pipeline);
    }

    Step aborting() {
        return new Step(name, stage, relation, true, since, pipeline);
    }

    Step since(int major, int minor) {
        return new Step(name, stage, relation, aborts, new GitLabVersion(major, minor), pipeline);
    }
}
