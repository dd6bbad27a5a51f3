package io.drover.simulator.content;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.graphql.Connection;
import io.drover.simulator.graphql.GlobalId;
import io.drover.simulator.graphql.Schema;
import java.util.Comparator;

/** Terraform states of a project in GraphQL, the only place that lists them; for Developers, as in doc/user/infrastructure/iac/terraform_state.md. */
public final class TerraformTypes {
    private TerraformTypes() {}

    public static void register(Schema schema, Instance instance) {
        schema.define(
                        """
                        type TerraformStateVersion { id: ID! serial: Int createdAt: Time! }
                        type TerraformState { id: ID! name: String! lockedAt: Time createdAt: Time! latestVersion: TerraformStateVersion }
                        extend type Project { terraformStates(%s): TerraformStateConnection }
                        """
                                .formatted(Connection.ARGUMENTS))
                .define(Connection.of("TerraformState"))
                .resolve("TerraformState.id", ask -> new GlobalId("Terraform::State", ask.row().id()).toString())
                .resolve("TerraformState.latestVersion", ask -> instance.db().table("terraform_state_versions").where("terraform_state_id", ask.row().id()).stream()
                        .max(Comparator.comparingLong((Row version) -> version.number("version")))
                        .orElse(null))
                .resolve("TerraformStateVersion.id", ask -> new GlobalId("Terraform::StateVersion", ask.row().id()).toString())
                .resolve("TerraformStateVersion.serial", ask -> ask.row().number("version"))
                .resolve("Project.terraformStates", ask -> new Access(instance).inProject(ask.user(), ask.row()) >= Levels.DEVELOPER
                        ? Connection.page(ask, instance.db().table("terraform_states").where("project_id", ask.row().id()))
                        : null);
    }
}
