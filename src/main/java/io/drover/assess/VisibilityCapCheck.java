package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Visibility;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Projects and groups that the destination will not show as widely as the source does. */
final class VisibilityCapCheck implements Check {
    @Override
    public String id() {
        return "visibility-cap";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        Stream<Finding> groups = s.inventory().groups().stream().flatMap(g -> capped(s, g.fullPath(), g.visibility()));
        Stream<Finding> projects = s.inventory().projects().stream().flatMap(p -> capped(s, p.fullPath(), p.visibility()));
        return Stream.concat(groups, projects);
    }

    private Stream<Finding> capped(Situation s, FullPath path, Visibility visibility) {
        boolean none = visibility == Visibility.INTERNAL && s.destination().instance().saas();
        if (!none && !s.destination().settings().restrictedVisibility().contains(visibility.word())) {
            return Stream.empty();
        }
        String why = none ? "GitLab.com has no internal visibility" : "the destination restricts " + visibility.word() + " visibility";
        return Stream.of(finding(
                Severity.CHANGE,
                path,
                "is " + visibility.word() + " and becomes private: " + why,
                none ? "Choose private or public afterwards." : "Have the administrator allow it, or let it be private.",
                Actor.DESTINATION_ADMIN,
                "doc/administration/settings/visibility_and_access_controls.md"));
    }
}
