package io.drover.assess;

import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relation.Recreation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.problem.Actor;
import java.util.Set;
import java.util.stream.Stream;

/** Everything the catalogue says an archive leaves behind or changes, unless a complement re-creates it. */
final class RelationCoverageCheck implements Check {
    @Override
    public String id() {
        return "relation-coverage";
    }

    /** These have a check of their own, which says more. */
    private static final Set<Relation> ELSEWHERE = Set.of(Relations.CONTAINER_REPOSITORIES, Relations.PACKAGES, Relations.MEMBERS, Relations.GROUP_MEMBERS);

    @Override
    public Stream<Finding> findings(Situation s) {
        return Relations.all().stream()
                .filter(r -> r.carriage(Method.FILE_TRANSFER) != Carriage.WHOLE && !ELSEWHERE.contains(r) && s.total(r) > 0)
                .filter(r -> !recreated(s, r))
                .map(r -> finding(s, r));
    }

    /** What cannot be read again of the re-created ones is the affair of secrets-to-reenter. */
    private static boolean recreated(Situation s, Relation relation) {
        return s.destination().carried().contains(relation) && (relation.write() == Recreation.WHOLE || relation.write() == Recreation.STRUCTURE);
    }

    private Finding finding(Situation s, Relation relation) {
        boolean lost = relation.carriage(Method.FILE_TRANSFER) == Carriage.NOT && !s.destination().carried().contains(relation);
        String where = relation.scope() == Scope.GROUP ? Words.count(s.ownersWith(relation), "group", "groups") : Words.count(s.ownersWith(relation), "project", "projects");
        String note = relation.note() == null ? "" : ": " + relation.note();
        return finding(
                lost ? Severity.LOSS : Severity.CHANGE,
                null,
                relation.words() + " (" + s.total(relation) + ") in " + where + (lost ? " stay behind" : " change on the way") + note,
                lost ? "Re-create by hand what is still needed; counts.csv says where they are." : "Tell the people concerned; the report lists each case.",
                Actor.YOU,
                "doc/user/project/settings/import_export.md");
    }
}
