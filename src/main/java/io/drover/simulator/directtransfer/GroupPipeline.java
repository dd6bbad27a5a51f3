package io.drover.simulator.directtransfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.namespaces.Groups;
import io.drover.simulator.transfer.RestoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the group with the settings that GraphQL shows (lib/bulk_imports/groups/transformers/group_attributes_transformer.rb). */
final class GroupPipeline implements Pipeline {
    private static final String QUERY =
            """
            query($full_path: ID!) {
              group(fullPath: $full_path) {
                id
                name
                path
                description
                visibility
                emails_disabled: emailsDisabled
                lfs_enabled: lfsEnabled
                mentions_disabled: mentionsDisabled
                project_creation_level: projectCreationLevel
                request_access_enabled: requestAccessEnabled
                require_two_factor_authentication: requireTwoFactorAuthentication
                share_with_group_lock: shareWithGroupLock
                subgroup_creation_level: subgroupCreationLevel
                two_factor_grace_period: twoFactorGracePeriod
              }
            }
            """;
    private static final List<String> AS_THEY_ARE = List.of(
            "description", "lfs_enabled", "mentions_disabled", "share_with_group_lock", "project_creation_level", "request_access_enabled",
            "require_two_factor_authentication", "subgroup_creation_level");

    @Override
    public void run(Transfer transfer, Tracker tracker) {
        Map<?, ?> data = Transfer.map(transfer.source().graphql(QUERY, Map.of("full_path", transfer.sourceFullPath())).get("group"));
        if (data.isEmpty()) {
            throw Failures.missing("Group '" + transfer.sourceFullPath() + "'");
        }
        Row parent = transfer.destinationNamespace();
        refuseUnlessAllowed(transfer, parent);
        DestinationNames names = new DestinationNames(transfer.instance(), parent);
        String path = names.path(transfer.entity().text("destination_slug"));
        try {
            transfer.arrived(new Groups(transfer.instance())
                    .create(transfer.importer(), parent, names.name(Transfer.text(data, "name")), path, columns(transfer, parent, data)));
        } catch (ApiError e) {
            throw new RestoreException("ActiveRecord::RecordInvalid", "Validation failed: " + e.body());
        }
    }

    private static Map<String, @Nullable Object> columns(Transfer transfer, @Nullable Row parent, Map<?, ?> data) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        AS_THEY_ARE.stream().filter(data::containsKey).forEach(name -> columns.put(name, data.get(name)));
        columns.put("emails_enabled", !Boolean.TRUE.equals(data.get("emails_disabled")));
        if (data.get("two_factor_grace_period") instanceof Number hours) {
            columns.put("two_factor_grace_period", hours.longValue());
        }
        columns.put("visibility_level", Visibility.allowed(transfer.instance(), parent, Transfer.text(data, "visibility")));
        return columns;
    }

    private static void refuseUnlessAllowed(Transfer transfer, @Nullable Row parent) {
        boolean may = parent == null
                ? transfer.importer().flag("can_create_group") || Access.admin(transfer.importer())
                : new Access(transfer.instance()).inNamespace(transfer.importer(), parent) >= DestinationCheck.levelForSubgroups(parent);
        if (!may) {
            throw new RestoreException("BulkImports::Groups::Loaders::GroupLoader::GroupCreationError", "User not allowed to create " + (parent == null ? "group" : "subgroup"));
        }
    }

}
