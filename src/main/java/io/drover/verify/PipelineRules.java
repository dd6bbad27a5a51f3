package io.drover.verify;

import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.Set;

/** What happens to variables, pipelines and schedules. */
final class PipelineRules {
    private static final Set<Relation> VARIABLES = Set.of(Relations.CI_VARIABLES, Relations.GROUP_VARIABLES, Relations.INSTANCE_VARIABLES);
    private static final Set<String> UNFINISHED =
            Set.of("created", "waiting_for_resource", "preparing", "waiting_for_callback", "pending", "running", "manual", "scheduled", "canceling");

    private PipelineRules() {}

    static boolean hiddenValue(Evidence evidence) {
        return VARIABLES.contains(evidence.relation())
                && evidence.at("value")
                && evidence.sourceText().equals(Canonical.UNREADABLE);
    }

    static boolean hiddenVariable(Evidence evidence) {
        return VARIABLES.contains(evidence.relation())
                && evidence.missing()
                && evidence.source() != null
                && evidence.source().path("value").asString("").equals(Canonical.UNREADABLE);
    }

    static boolean canceled(Evidence evidence) {
        return pipelines(evidence)
                && evidence.at("status")
                && UNFINISHED.contains(evidence.sourceText())
                && evidence.destinationText().equals("canceled");
    }

    static boolean childPipeline(Evidence evidence) {
        return pipelines(evidence)
                && evidence.missing()
                && evidence.source() != null
                && evidence.source().path("source").asString("").equals("parent_pipeline");
    }

    /** Only where the destination has nothing at all; another value stays different. */
    static boolean computed(Evidence evidence) {
        return pipelines(evidence)
                && (evidence.at("coverage") || evidence.at("duration") || evidence.at("name"))
                && evidence.change() != null
                && evidence.change().destination() == null;
    }

    static boolean scheduleInactive(Evidence evidence) {
        return evidence.relation().equals(Relations.PIPELINE_SCHEDULES)
                && evidence.at("active")
                && evidence.change() != null
                && evidence.change().destination() == null;
    }

    static boolean scheduleOwner(Evidence evidence) {
        return evidence.relation().equals(Relations.PIPELINE_SCHEDULES)
                && evidence.at("owner")
                && evidence.destinationText().equals(evidence.item().importer());
    }

    private static boolean pipelines(Evidence evidence) {
        return evidence.relation().equals(Relations.CI_PIPELINES);
    }
}
