package io.drover.simulator.directtransfer;

import io.drover.simulator.placeholders.PlaceholderMemberships;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members, direct, inherited and by invitation, as memberships of placeholder users (lib/bulk_imports/common/pipelines/members_pipeline.rb). */
final class MembersPipeline implements Pipeline {
    private static final String QUERY =
            """
            query($full_path: ID!, $cursor: String, $per_page: Int) {
              portable: %s(fullPath: $full_path) {
                members: %s(relations: [%s], first: $per_page, after: $cursor) {
                  page_info: pageInfo { next_page: endCursor has_next_page: hasNextPage }
                  nodes {
                    created_at: createdAt
                    updated_at: updatedAt
                    expires_at: expiresAt
                    access_level: accessLevel { integer_value: integerValue }
                    user { user_gid: id public_email: publicEmail name username }
                  }
                }
              }
            }
            """;

    @Override
    public void run(Transfer transfer, Tracker tracker) {
        String query = transfer.project()
                ? QUERY.formatted("project", "projectMembers", "DIRECT INHERITED INVITED_GROUPS SHARED_INTO_ANCESTORS")
                : QUERY.formatted("group", "groupMembers", "DIRECT INHERITED SHARED_FROM_GROUPS");
        PlaceholderMemberships memberships = new PlaceholderMemberships(transfer.instance());
        for (Map<?, ?> member : Nodes.all(transfer, query, "portable", "members")) {
            Map<?, ?> user = Transfer.map(member.get("user"));
            if (!user.isEmpty()) {
                add(transfer, memberships, member, user);
            }
        }
    }

    private static void add(Transfer transfer, PlaceholderMemberships memberships, Map<?, ?> member, Map<?, ?> user) {
        SourcePeople.Person person = new SourcePeople.Person(Transfer.text(user, "name"), Transfer.text(user, "username"));
        var sourceUser = transfer.people().known(transfer.topLevelGroup().id(), Nodes.id(String.valueOf(user.get("user_gid"))), person);
        if (Transfer.map(member.get("access_level")).get("integer_value") instanceof Number level) {
            String type = transfer.project() ? "Project" : "Namespace";
            memberships.add(sourceUser, type, transfer.portable().id(), level.longValue(), date(member.get("expires_at")));
        }
    }

    private static @Nullable String date(@Nullable Object expires) {
        return expires == null ? null : expires.toString().substring(0, 10);
    }
}
