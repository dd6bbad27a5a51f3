package io.drover.simulator.namespaces;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.graphql.Ask;
import io.drover.simulator.graphql.Connection;
import io.drover.simulator.graphql.GlobalId;
import io.drover.simulator.graphql.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Groups, projects and namespaces in GraphQL; what is not visible to the caller is null. */
public final class NamespaceTypes {
    private static final String TYPES =
            """
            type Namespace {
                id: ID!
                name: String!
                path: String!
                fullPath: ID!
                fullName: String!
                visibility: String
            }
            type Group {
                id: ID!
                name: String!
                path: String!
                fullPath: ID!
                fullName: String!
                description: String
                visibility: String
                webUrl: String!
                createdAt: Time
                emailsDisabled: Boolean
                emailsEnabled: Boolean
                lfsEnabled: Boolean
                mentionsDisabled: Boolean
                projectCreationLevel: String
                requestAccessEnabled: Boolean
                requireTwoFactorAuthentication: Boolean
                shareWithGroupLock: Boolean
                subgroupCreationLevel: String
                twoFactorGracePeriod: Int
                projects(includeSubgroups: Boolean = false, includeArchived: Boolean = true, %1$s): ProjectConnection!
                descendantGroups(includeParentDescendants: Boolean = true, %1$s): GroupConnection
            }
            type Project {
                id: ID!
                name: String!
                path: String!
                fullPath: ID!
                description: String
                visibility: String
                archived: Boolean
                webUrl: String
                createdAt: Time
                lastActivityAt: Time
                httpUrlToRepo: String
                group: Group
                namespace: Namespace
            }
            extend type Query {
                group(fullPath: ID!): Group
                project(fullPath: ID!): Project
                namespace(fullPath: ID!): Namespace
            }
            """
                    .formatted(Connection.ARGUMENTS);

    private final Instance instance;
    private final Directory directory;
    private final Access access;

    private NamespaceTypes(Instance instance) {
        this.instance = instance;
        this.directory = new Directory(instance.db());
        this.access = new Access(instance);
    }

    public static void register(Schema schema, Instance instance) {
        schema.define(TYPES).define(Connection.of("Project")).define(Connection.of("Group"));
        new NamespaceTypes(instance).resolve(schema);
        MemberTypes.register(schema, instance);
    }

    private void resolve(Schema schema) {
        for (String type : List.of("Group", "Project", "Namespace")) {
            schema.resolve(type + ".id", ask -> new GlobalId(model(ask.row()), ask.row().id()).toString())
                    .resolve(type + ".visibility", ask -> Levels.visibility(ask.row().number("visibility_level")))
                    .resolve(type + ".fullName", ask -> new NamespacePresenter(instance).fullName(ask.row()));
        }
        schema.resolve("Group.emailsDisabled", ask -> !ask.row().flag("emails_enabled"))
                .resolve("Group.webUrl", ask -> new NamespacePresenter(instance).webUrl(ask.row()))
                .resolve("Group.projects", this::projects)
                .resolve("Group.descendantGroups", this::subgroups)
                .resolve("Project.webUrl", ask -> instance.url() + "/" + ask.row().text("full_path"))
                .resolve("Project.httpUrlToRepo", ask -> instance.url() + "/" + ask.row().text("full_path") + ".git")
                .resolve("Project.namespace", ask -> directory.namespaceOf(ask.row()))
                .resolve("Project.group", ask -> group(directory.namespaceOf(ask.row())))
                .resolve("Query.group", ask -> seen(ask, directory.group(ask.requireText("fullPath"))))
                .resolve("Query.namespace", ask -> seen(ask, directory.namespace(ask.requireText("fullPath"))))
                .resolve("Query.project", ask -> directory
                        .project(ask.requireText("fullPath"))
                        .filter(project -> access.seesProject(ask.user(), project))
                        .orElse(null));
    }

    private static String model(Row row) {
        return row.has("namespace_id") && !row.has("type") ? "Project" : row.text("type").equals("Group") ? "Group" : "Namespaces::UserNamespace";
    }

    private @Nullable Row seen(Ask ask, Optional<Row> namespace) {
        return namespace.filter(row -> access.seesNamespace(ask.user(), row)).orElse(null);
    }

    private static @Nullable Row group(Row namespace) {
        return namespace.text("type").equals("Group") ? namespace : null;
    }

    private Object projects(Ask ask) {
        List<Row> groups = new ArrayList<>(List.of(ask.row()));
        if (ask.flag("includeSubgroups").orElse(false)) {
            groups.addAll(directory.descendants(ask.row()));
        }
        boolean archived = ask.flag("includeArchived").orElse(true);
        List<Row> projects = groups.stream()
                .flatMap(group -> instance.db().table("projects").where("namespace_id", group.id()).stream())
                .filter(project -> access.seesProject(ask.user(), project) && (archived || !project.flag("archived")))
                .toList();
        return Connection.page(ask, projects);
    }

    private Object subgroups(Ask ask) {
        List<Row> all = ask.flag("includeParentDescendants").orElse(true)
                ? directory.descendants(ask.row())
                : instance.db().table("namespaces").where("parent_id", ask.row().id());
        return Connection.page(ask, all.stream().filter(group -> access.seesNamespace(ask.user(), group)).toList());
    }
}
