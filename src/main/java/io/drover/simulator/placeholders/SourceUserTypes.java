package io.drover.simulator.placeholders;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.graphql.Ask;
import io.drover.simulator.graphql.Connection;
import io.drover.simulator.graphql.GlobalId;
import io.drover.simulator.graphql.GraphQlError;
import io.drover.simulator.graphql.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source users and their reassignment in GraphQL (app/graphql/types/import, app/graphql/mutations/import/source_users). */
public final class SourceUserTypes {
    private static final String MODEL = "Import::SourceUser";
    private static final String TYPES =
            """
            scalar ImportSourceUserID
            scalar UserID
            scalar NamespaceID
            enum ImportSource { GITLAB_MIGRATION GITHUB GITEA BITBUCKET BITBUCKET_SERVER }
            enum ImportSourceUserStatus {
                PENDING_REASSIGNMENT AWAITING_APPROVAL REASSIGNMENT_IN_PROGRESS REJECTED FAILED COMPLETED KEEP_AS_PLACEHOLDER
            }
            type ImportSourceUser {
                id: ImportSourceUserID!
                placeholderUser: UserCore
                reassignToUser: UserCore
                reassignedByUser: UserCore
                sourceUserIdentifier: String!
                sourceUsername: String
                sourceName: String
                sourceHostname: String!
                importType: ImportSource!
                namespace: Namespace
                status: ImportSourceUserStatus!
                reassignmentError: String
                createdAt: Time!
            }
            extend type Namespace { importSourceUsers(statuses: [ImportSourceUserStatus!], search: String, %s): ImportSourceUserConnection }
            input ImportSourceUserKeepAllAsPlaceholderInput { clientMutationId: String namespaceId: NamespaceID! }
            type ImportSourceUserKeepAllAsPlaceholderPayload { clientMutationId: String errors: [String!]! updatedImportSourceUserCount: Int }
            extend type Mutation {
                importSourceUserKeepAllAsPlaceholder(input: ImportSourceUserKeepAllAsPlaceholderInput!): ImportSourceUserKeepAllAsPlaceholderPayload
            }
            """
                    .formatted(Connection.ARGUMENTS);

    private final Instance instance;
    private final SourceUsers sourceUsers;
    private final Reassignments reassignments;
    private final Access access;

    private SourceUserTypes(Instance instance) {
        this.instance = instance;
        this.sourceUsers = new SourceUsers(instance);
        this.reassignments = new Reassignments(instance);
        this.access = new Access(instance);
    }

    /** After namespaces and users. */
    public static void register(Schema schema, Instance instance) {
        schema.define(TYPES).define(Connection.of("ImportSourceUser"));
        SourceUserTypes types = new SourceUserTypes(instance);
        types.fields(schema);
        types.mutations(schema);
    }

    private void fields(Schema schema) {
        schema.resolve("Namespace.importSourceUsers", this::list)
                .resolve("ImportSourceUser.id", ask -> new GlobalId(MODEL, ask.row().id()).toString())
                .resolve("ImportSourceUser.importType", ask -> ask.row().text("import_type").toUpperCase(Locale.ROOT))
                .resolve("ImportSourceUser.namespace", ask -> instance.db().table("namespaces").byId(ask.row().number("namespace_id")).orElse(null))
                .resolve("ImportSourceUser.placeholderUser", ask -> user(ask.row(), "placeholder_user_id"))
                .resolve("ImportSourceUser.reassignToUser", ask -> user(ask.row(), "reassign_to_user_id"))
                .resolve("ImportSourceUser.reassignedByUser", ask -> user(ask.row(), "reassigned_by_user_id"));
    }

    private @Nullable Row user(Row sourceUser, String column) {
        Long id = sourceUser.numberOrNull(column);
        return id == null ? null : instance.db().table("users").byId(id).orElse(null);
    }

    /** Only for who may administer the namespace. */
    private Object list(Ask ask) {
        if (access.inNamespace(ask.user(), ask.row()) < Levels.OWNER) {
            throw GraphQlError.notAvailable();
        }
        List<String> statuses = ask.list("statuses");
        String word = ask.text("search").orElse("").toLowerCase(Locale.ROOT);
        return Connection.page(ask, sourceUsers.of(ask.row()).stream()
                .filter(row -> statuses.isEmpty() || statuses.contains(row.text("status")))
                .filter(row -> (row.get("source_name") + " " + row.get("source_username")).toLowerCase(Locale.ROOT).contains(word))
                .toList());
    }

    private interface Deed {
        Reassignments.Result on(Row by, Row sourceUser, Ask input);
    }

    private void mutations(Schema schema) {
        mutation(schema, "Reassign", "assigneeUserId: UserID!", (by, row, input) -> reassignments.reassign(by, row, assignee(input)));
        mutation(schema, "CancelReassignment", "", (by, row, input) -> reassignments.cancel(by, row));
        mutation(schema, "ResendNotification", "", (by, row, input) -> reassignments.resend(by, row));
        mutation(schema, "KeepAsPlaceholder", "", (by, row, input) -> reassignments.keep(by, row));
        if (atLeast(18, 5)) {
            mutation(schema, "UndoKeepAsPlaceholder", "", (by, row, input) -> reassignments.undoKeep(by, row));
        }
        if (atLeast(18, 11)) {
            mutation(schema, "RetryFailedReassignment", "", (by, row, input) -> reassignments.retry(by, row));
        }
        schema.resolve("Mutation.importSourceUserKeepAllAsPlaceholder", this::keepAll);
    }

    private void mutation(Schema schema, String name, String argument, Deed deed) {
        String type = "ImportSourceUser" + name;
        schema.define(
                """
                input %1$sInput { clientMutationId: String id: ImportSourceUserID! %2$s }
                type %1$sPayload { clientMutationId: String errors: [String!]! importSourceUser: ImportSourceUser }
                extend type Mutation { importSourceUser%3$s(input: %1$sInput!): %1$sPayload }
                """
                        .formatted(type, argument, name));
        schema.resolve("Mutation.importSourceUser" + name, ask -> {
            Row row = find(ask);
            Row by = Optional.ofNullable(ask.user()).orElseThrow(GraphQlError::notAvailable);
            return payload("importSourceUser", row, deed.on(by, row, ask.input()).errors());
        });
    }

    /** An assignee who is not there makes the whole mutation fail. */
    private Row assignee(Ask input) {
        return instance.db().table("users").byId(GlobalId.parse("User", input.requireText("assigneeUserId")).id()).orElseThrow(GraphQlError::notAvailable);
    }

    private Row find(Ask ask) {
        long id = GlobalId.parse(MODEL, ask.input().requireText("id")).id();
        return sourceUsers.table().byId(id).filter(row -> reassignments.mayAdminister(ask.user(), row)).orElseThrow(GraphQlError::notAvailable);
    }

    private Object keepAll(Ask ask) {
        String text = ask.input().requireText("namespaceId");
        long id = GlobalId.parse(text.contains("/Group/") ? "Group" : "Namespace", text).id();
        Row group = instance.db().table("namespaces").byId(id)
                .filter(row -> access.inNamespace(ask.user(), row) >= Levels.OWNER)
                .orElseThrow(GraphQlError::notAvailable);
        Row by = Optional.ofNullable(ask.user()).orElseThrow(GraphQlError::notAvailable);
        return payload("updatedImportSourceUserCount", reassignments.keepAll(by, group), List.of());
    }

    private static Map<String, @Nullable Object> payload(String field, @Nullable Object value, List<String> errors) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put(field, value);
        payload.put("errors", errors);
        return payload;
    }

    private boolean atLeast(int major, int minor) {
        String[] numbers = instance.version().split("[.-]", 3);
        int here = Integer.parseInt(numbers[0]);
        return here > major || (here == major && Integer.parseInt(numbers[1]) >= minor);
    }
}
