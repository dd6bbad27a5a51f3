package io.drover.run;

import io.drover.engine.JournalReader;
import io.drover.engine.UndoRecord;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.run.RollbackReport.Deed;
import io.drover.run.RollbackReport.Outcome;
import io.drover.run.step.ArchivedFlag;
import io.drover.run.step.RewriteLinks;
import io.drover.run.step.RewriteLinks.Change;
import io.drover.run.step.RewriteLinks.Found;
import io.drover.run.step.RewriteLinks.Restored;
import io.drover.run.step.Worksite;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Gives the texts of a group or project back as they were before a pass over their links, unless a person has changed them since. */
final class TextsBack {
    private final Worksite site;
    private final JournalReader journal;

    TextsBack(Worksite site, JournalReader journal) {
        this.site = site;
        this.journal = journal;
    }

    Deed give(UndoRecord undo, Owner owner, boolean commit) {
        boolean archived = commit && owner.scope() == Scope.PROJECT && ArchivedFlag.set(site, owner.fullPath(), owner.id(), false);
        Map<Restored, Integer> done = new EnumMap<>(Restored.class);
        changes(undo.item()).forEach(change -> done.merge(RewriteLinks.restore(site, owner, change, commit), 1, Integer::sum));
        if (archived) {
            ArchivedFlag.set(site, owner.fullPath(), owner.id(), true);
        }
        int changed = done.getOrDefault(Restored.CHANGED_SINCE, 0);
        String what = done.getOrDefault(Restored.RESTORED, 0) + " texts of " + owner.fullPath() + " say again what they said";
        return changed > 0
                ? new Deed(undo.item(), undo.action(), Outcome.REFUSED, what + "; " + changed + " were changed by somebody since")
                : new Deed(undo.item(), undo.action(), Outcome.UNDONE, what);
    }

    private List<Change> changes(String item) {
        return journal.steps(item).stream()
                .filter(step -> step.name().equals(StepNames.LINKS) && step.result() != null)
                .flatMap(step -> JsonMapper.shared().treeToValue(step.result(), Found.class).changes().stream())
                .toList();
    }
}
