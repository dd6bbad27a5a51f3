package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Restores {@code tree/}: the project's attributes, its members, and relation by relation everything else. */
final class ProjectTree {
    private final Instance instance;
    private final Row project;
    private final Row importer;
    private final FailureLog failures;

    ProjectTree(Instance instance, Row project, Row importer, FailureLog failures) {
        this.instance = instance;
        this.project = project;
        this.importer = importer;
        this.failures = failures;
    }

    void restore(TreeFiles tree, Map<String, @Nullable Object> overrides, ProjectImport.HalfWay halfWay) throws IOException {
        Map<String, @Nullable Object> attributes = tree.object(ProjectFiles.FILE_NAME);
        UserMapping users = new MemberRestorer(instance, project, true, importer).restore(tree.lines("project/project_members.ndjson"));
        ImportContext context = context(users);
        RelationImporter importing = new RelationImporter(context, RelationTree.PROJECT);
        for (Relation relation : RelationTree.PROJECT.topLevel()) {
            restore(importing, relation, tree);
            if (relation.name().equals("issues")) {
                halfWay.reached();
            }
        }
        ProjectAttributes own = new ProjectAttributes(instance, project);
        own.apply(attributes, overrides);
        own.settleDefaultBranch();
    }

    /** Only one relation, leaving out what the project has already. */
    void restoreMissing(TreeFiles tree, String relation) throws IOException {
        UserMapping users = new MemberRestorer(instance, project, true, importer).restore(tree.lines("project/project_members.ndjson"));
        ImportContext context = context(users);
        RelationImporter importing = new RelationImporter(context, RelationTree.PROJECT);
        importing.importLines(RelationTree.PROJECT.relation(relation), tree.lines("project/" + relation + ".ndjson"), record -> !exists(context, relation, record));
    }

    private static boolean exists(ImportContext context, String relation, @Nullable Object record) {
        Object iid = record instanceof Map<?, ?> map ? Attribute.widened(map.get("iid")) : null;
        return iid != null && Iids.rows(context.instance().db(), RelationTree.PROJECT.relation(relation).table(), context).stream().anyMatch(row -> iid.equals(row.get("iid")));
    }

    private ImportContext context(UserMapping users) {
        List<Row> groups = Namespaces.groupsOf(instance.db(), project);
        boolean privileged = importer.flag("admin")
                || !groups.isEmpty() && new Access(instance).inNamespace(importer, groups.getLast()) >= Levels.OWNER;
        return new ImportContext(instance, project, true, importer, users, groups, privileged, failures);
    }

    private void restore(RelationImporter importing, Relation relation, TreeFiles tree) throws IOException {
        List<@Nullable Object> lines = tree.lines("project/" + relation.name() + ".ndjson");
        if (relation.name().equals("project_members") || !Editions.has(instance, relation)) {
            return;
        }
        if (relation.link() instanceof Link.Embedded) {
            lines.forEach(line -> embed(relation, line));
            return;
        }
        importing.importLines(relation, lines, record -> true);
    }

    /** Settings that are columns of the project. */
    private void embed(Relation relation, @Nullable Object line) {
        if (!(line instanceof Map<?, ?> values)) {
            return;
        }
        for (Attribute attribute : relation.attributes()) {
            boolean own = attribute.name().equals("project_id") || attribute.name().endsWith("_at");
            if (!own && values.containsKey(attribute.name())) {
                project.set(attribute.column(), attribute.cast(values.get(attribute.name())));
            }
        }
    }
}
