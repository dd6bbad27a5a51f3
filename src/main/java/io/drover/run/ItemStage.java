package io.drover.run;

import java.util.List;
import java.util.Locale;

/** How far an item has come, coarsely: where to look for the cause when it stops. */
enum ItemStage {
    PREPARE,
    EXPORT,
    DOWNLOAD,
    IMPORT,
    COMPLEMENT;

    /** @param finished names of the steps in the journal */
    static ItemStage after(List<String> finished) {
        if (finished.contains(StepNames.IMPORTED) || finished.contains(StepNames.TRANSFER_ACCEPTED)) {
            return COMPLEMENT;
        }
        if (finished.contains(StepNames.DOWNLOAD)
                || finished.contains(StepNames.RELATIONS_DOWNLOAD)
                || finished.contains(StepNames.IMPORT)
                || finished.contains(StepNames.TRANSFER_MARK)) {
            return IMPORT;
        }
        if (finished.contains(StepNames.EXPORTED) || finished.contains(StepNames.RELATIONS_EXPORTED)) {
            return DOWNLOAD;
        }
        return finished.contains(StepNames.LOOK) ? EXPORT : PREPARE;
    }

    /** As {@link io.drover.problem.Fact.Kind#STAGE} has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
