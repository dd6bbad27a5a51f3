package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Project;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What changes by whatever method: visibility, edition, and a better way on one and the same instance. */
final class CommonTerms {
    private final Situation situation;
    private final Map<FullPath, Reason> visibility = new HashMap<>();
    private final List<Reason> everywhere;

    CommonTerms(Situation situation) {
        this.situation = situation;
        new VisibilityCapCheck().findings(situation).forEach(f -> visibility.put(f.path(), new Reason(f.what(), f.source())));
        this.everywhere = new SameInstanceCheck().findings(situation).map(f -> new Reason(f.what() + ": GitLab's own transfer loses nothing", f.source())).toList();
    }

    List<Reason> of(Project project) {
        List<Reason> terms = new ArrayList<>(everywhere);
        Reason capped = visibility.get(project.fullPath());
        if (capped != null) {
            terms.add(capped);
        }
        long rules = situation.inventory().count(project.owner(), Relations.APPROVAL_RULES);
        if (rules > 0 && situation.inventory().instance().enterprise() && !situation.destination().instance().enterprise()) {
            String what = "the destination is a Community Edition and has no place for " + Words.count(rules, "approval rule", "approval rules");
            terms.add(new Reason(what, Relations.APPROVAL_RULES.source()));
        }
        return terms;
    }
}
