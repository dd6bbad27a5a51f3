package io.drover.simulator.content;

import io.drover.simulator.Instance;
import io.drover.simulator.graphql.Connection;
import io.drover.simulator.graphql.GlobalId;
import io.drover.simulator.graphql.Schema;

/** Snippets of a project in GraphQL, newest first as in the list of the page. */
public final class SnippetTypes {
    private SnippetTypes() {}

    public static void register(Schema schema, Instance instance) {
        schema.define(
                        """
                        type Snippet { id: ID! title: String! description: String fileName: String createdAt: Time! updatedAt: Time! httpUrlToRepo: String }
                        extend type Project { snippets(%s): SnippetConnection }
                        """
                                .formatted(Connection.ARGUMENTS))
                .define(Connection.of("Snippet"))
                .resolve("Snippet.id", ask -> new GlobalId("ProjectSnippet", ask.row().id()).toString())
                .resolve("Snippet.httpUrlToRepo", ask -> {
                    var project = instance.db().table("projects").byId(ask.row().number("project_id")).orElseThrow();
                    return instance.url() + "/" + project.text("full_path") + "/snippets/" + ask.row().id() + ".git";
                })
                .resolve("Project.snippets", ask -> Connection.page(
                        ask, instance.db().table("snippets").where("project_id", ask.row().id()).reversed()));
    }
}
