package io.drover.simulator.namespaces;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.graphql.Ask;
import io.drover.simulator.graphql.Connection;
import io.drover.simulator.graphql.GlobalId;
import io.drover.simulator.graphql.Schema;
import io.drover.simulator.namespaces.EffectiveMembers.Held;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members in GraphQL: {@code groupMembers} and {@code projectMembers}, direct ones or all. */
final class MemberTypes {
    private static final String TYPES =
            """
            enum GroupMemberRelation { DIRECT INHERITED DESCENDANTS SHARED_FROM_GROUPS }
            enum ProjectMemberRelation { DIRECT INHERITED DESCENDANTS INVITED_GROUPS SHARED_INTO_ANCESTORS }
            type AccessLevel { integerValue: Int stringValue: String }
            type GroupMember { id: ID! accessLevel: AccessLevel createdAt: Time updatedAt: Time expiresAt: Time user: UserCore createdBy: UserCore }
            type ProjectMember { id: ID! accessLevel: AccessLevel createdAt: Time updatedAt: Time expiresAt: Time user: UserCore createdBy: UserCore }
            extend type Group { groupMembers(relations: [GroupMemberRelation!] = [DIRECT INHERITED], %1$s): GroupMemberConnection }
            extend type Project { projectMembers(relations: [ProjectMemberRelation!] = [DIRECT INHERITED], %1$s): ProjectMemberConnection }
            """
                    .formatted(Connection.ARGUMENTS);

    private MemberTypes() {}

    static void register(Schema schema, Instance instance) {
        schema.define(TYPES)
                .define(Connection.of("GroupMember"))
                .define(Connection.of("ProjectMember"))
                .resolve("Group.groupMembers", ask -> page(ask, instance, "Namespace"))
                .resolve("Project.projectMembers", ask -> page(ask, instance, "Project"));
    }

    private static Object page(Ask ask, Instance instance, String sourceType) {
        EffectiveMembers members = new EffectiveMembers(instance);
        List<Held> held = ask.list("relations").equals(List.of("DIRECT"))
                ? new Members(instance).of(sourceType, ask.row().id()).stream().map(Held::direct).toList()
                : sourceType.equals("Project") ? members.ofProject(ask.row()) : members.ofGroup(ask.row());
        return Connection.page(ask, held.stream().map(each -> node(each, instance)).toList());
    }

    private static Map<String, @Nullable Object> node(Held held, Instance instance) {
        Row member = held.member();
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("id", new GlobalId(member.text("type"), member.id()).toString());
        node.put("accessLevel", Map.of("integerValue", held.level(), "stringValue", level(held.level())));
        node.put("createdAt", member.get("created_at"));
        node.put("updatedAt", member.get("updated_at"));
        node.put("expiresAt", member.get("expires_at"));
        node.put("user", user(instance, member.numberOrNull("user_id")));
        node.put("createdBy", user(instance, member.numberOrNull("created_by_id")));
        return node;
    }

    private static @Nullable Row user(Instance instance, @Nullable Long id) {
        return id == null ? null : instance.db().table("users").byId(id).orElse(null);
    }

    private static String level(long level) {
        return MemberEndpoints.levelName(level).toUpperCase(Locale.ROOT).replace(' ', '_');
    }
}
