package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relation.Recreation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.problem.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that, says the catalogue, the method advised for each project leaves behind or changes between these two versions, unless a complement re-creates it. */
final class RelationCoverageCheck implements Check {
    @Override
    public String id() {
        return "relation-coverage";
    }

    /** These have a check of their own, which says more. */
    private static final Set<Relation> ELSEWHERE = Set.of(Relations.CONTAINER_REPOSITORIES, Relations.PACKAGES, Relations.MEMBERS, Relations.GROUP_MEMBERS);

    @Override
    public Stream<Finding> findings(Situation s) {
        Map<FullPath, Method> methods = methods(s);
        return Relations.all().stream()
                .filter(r -> !ELSEWHERE.contains(r) && s.total(r) > 0 && !recreated(s, r))
                .flatMap(r -> Stream.of(Severity.LOSS, Severity.CHANGE).flatMap(severity -> finding(s, r, severity, methods).stream()));
    }

    /** What cannot be read again of the re-created ones is the affair of secrets-to-reenter. */
    private static boolean recreated(Situation s, Relation relation) {
        return s.destination().carried().contains(relation) && (relation.write() == Recreation.WHOLE || relation.write() == Recreation.STRUCTURE);
    }

    /** What is advised for each project, and what follows for each group. */
    private static Map<FullPath, Method> methods(Situation s) {
        MethodAdvisor advisor = new MethodAdvisor(s, MethodAdvisor.RUN_BY_US);
        Map<FullPath, Method> methods = new HashMap<>();
        s.inventory().projects().forEach(project -> methods.put(project.fullPath(), advisor.advise(project).method()));
        GroupMethods groups = new GroupMethods(methods);
        s.inventory().groups().forEach(group -> methods.put(group.fullPath(), groups.of(group.fullPath())));
        return methods;
    }

    private Optional<Finding> finding(Situation s, Relation relation, Severity severity, Map<FullPath, Method> methods) {
        long records = 0;
        long owners = 0;
        for (Map.Entry<FullPath, Map<Relation, Long>> counted : s.inventory().counts().entrySet()) {
            long count = counted.getValue().getOrDefault(relation, 0L);
            if (count > 0 && judge(s, relation, methods.get(counted.getKey())) == severity) {
                records += count;
                owners++;
            }
        }
        boolean lost = severity == Severity.LOSS;
        String where = relation.scope() == Scope.GROUP ? Words.count(owners, "group", "groups") : Words.count(owners, "project", "projects");
        boolean travels = Stream.of(Method.FILE_TRANSFER, Method.DIRECT_TRANSFER).anyMatch(m -> relation.carriage(m) != Carriage.NOT);
        String note = relation.note() == null || (lost && travels) ? "" : ": " + relation.note();
        return owners == 0
                ? Optional.empty()
                : Optional.of(finding(
                        severity,
                        null,
                        relation.words() + " (" + records + ") in " + where + (lost ? " stay behind" : " change on the way") + note,
                        lost ? "Re-create by hand what is still needed; counts.csv says where they are." : "Tell the people concerned; the report lists each case.",
                        Actor.YOU,
                        "doc/user/project/settings/import_export.md"));
    }

    /** Null when it goes whole. */
    private static @Nullable Severity judge(Situation s, Relation relation, @Nullable Method method) {
        Carriage carriage = method == null
                ? Carriage.NOT
                : relation.carriage(method, s.inventory().instance().version(), s.destination().instance().version());
        return switch (carriage) {
            case WHOLE -> null;
            case NOT -> s.destination().carried().contains(relation) ? Severity.CHANGE : Severity.LOSS;
            default -> Severity.CHANGE;
        };
    }
}
