package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.problem.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Two things of the source that would get the same path at the destination. */
final class PathMeetingCheck implements Check {
    @Override
    public String id() {
        return "path-meeting";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        Map<String, List<FullPath>> meetings = new TreeMap<>();
        s.owners().map(Owner::fullPath).distinct().forEach(from -> meetings
                .computeIfAbsent(s.paths().of(from).value().toLowerCase(Locale.ROOT), to -> new ArrayList<>())
                .add(from));
        return meetings.entrySet().stream().filter(m -> m.getValue().size() > 1).map(m -> finding(
                Severity.BLOCKER,
                m.getValue().getLast(),
                Words.some(m.getValue()) + " would all go to " + m.getKey(),
                "Give all but one another path in plan.yaml.",
                Actor.YOU,
                PathRules.SOURCE));
    }
}
