package io.drover.simulator.directtransfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Projects;
import io.drover.simulator.transfer.RestoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the project: name, visibility and age as at the source, the path as it was asked for. */
final class ProjectPipeline implements Pipeline {
    private static final String QUERY = "query($full_path: ID!) { project(fullPath: $full_path) { id name visibility created_at: createdAt } }";

    @Override
    public void run(Transfer transfer, Tracker tracker) {
        Map<?, ?> data = Transfer.map(transfer.source().graphql(QUERY, Map.of("full_path", transfer.sourceFullPath())).get("project"));
        if (data.isEmpty()) {
            throw Failures.missing("Project '" + transfer.sourceFullPath() + "'");
        }
        Row namespace = Objects.requireNonNull(transfer.destinationNamespace());
        if (new Access(transfer.instance()).inNamespace(transfer.importer(), namespace) < Levels.MAINTAINER) {
            throw new RestoreException("StandardError", "User is not allowed to import projects in " + namespace.text("full_path"));
        }
        DestinationNames names = new DestinationNames(transfer.instance(), namespace);
        Map<String, @Nullable Object> extra = new HashMap<>();
        extra.put("visibility_level", Visibility.allowed(transfer.instance(), namespace, Transfer.text(data, "visibility")));
        extra.put("import_type", "gitlab_project_migration");
        extra.put("import_status", "started");
        extra.put("created_at", Instant.parse(Transfer.text(data, "created_at")));
        String path = names.path(transfer.entity().text("destination_slug"));
        try {
            transfer.arrived(new Projects(transfer.instance()).create(transfer.importer(), namespace, names.name(Transfer.text(data, "name")), path, extra));
        } catch (ApiError e) {
            throw new RestoreException("ActiveRecord::RecordInvalid", "Validation failed: " + e.body());
        }
    }
}
