package io.drover.simulator.people;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.graphql.Ask;
import io.drover.simulator.graphql.Connection;
import io.drover.simulator.graphql.GlobalId;
import io.drover.simulator.graphql.Schema;
import io.drover.simulator.namespaces.Directory;
import java.util.List;

/** Users in GraphQL (doc/api/graphql/reference, {@code UserCore}). */
public final class UserTypes {
    private UserTypes() {}

    public static void register(Schema schema, Instance instance) {
        schema.define(
                        """
                        type UserCore {
                            id: ID!
                            name: String!
                            username: String!
                            publicEmail: String
                            state: String!
                            bot: Boolean!
                            webUrl: String!
                            createdAt: Time
                        }
                        type Email { id: ID! email: String! confirmedAt: Time }
                        extend type UserCore { emails(%1$s): EmailConnection }
                        extend type Query {
                            currentUser: UserCore
                            user(id: ID, username: String): UserCore
                            users(ids: [ID!], usernames: [String!], %1$s): UserCoreConnection
                        }
                        """
                                .formatted(Connection.ARGUMENTS))
                .define(Connection.of("UserCore"))
                .define(Connection.of("Email"))
                .resolve("Email.id", ask -> new GlobalId("Email", ask.row().id()).toString())
                .resolve("UserCore.emails", ask -> UserEndpoints.sees(ask.user(), ask.row())
                        ? Connection.page(ask, instance.db().table("emails").where("user_id", ask.row().id()))
                        : null)
                .resolve("UserCore.id", ask -> new GlobalId("User", ask.row().id()).toString())
                .resolve("UserCore.bot", ask -> UserPresenter.bot(ask.row()))
                .resolve("UserCore.webUrl", ask -> instance.url() + "/" + ask.row().text("username"))
                .resolve("Query.currentUser", Ask::user)
                .resolve("Query.user", ask -> ask.text("id")
                        .flatMap(id -> instance.db().table("users").byId(GlobalId.parse("User", id).id()))
                        .or(() -> ask.text("username").flatMap(new Directory(instance.db())::user))
                        .orElse(null))
                .resolve("Query.users", ask -> Connection.page(ask, users(ask, instance)));
    }

    private static List<Row> users(Ask ask, Instance instance) {
        List<Long> ids = ask.list("ids").stream().map(id -> GlobalId.parse("User", id).id()).toList();
        List<String> names = ask.list("usernames");
        return instance.db().table("users").all().stream()
                .filter(user -> ids.isEmpty() || ids.contains(user.id()))
                .filter(user -> names.isEmpty() || names.contains(user.text("username")))
                .toList();
    }
}
