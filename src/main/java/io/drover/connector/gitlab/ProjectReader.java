package io.drover.connector.gitlab;

import io.drover.model.FullPath;
import io.drover.model.Project;
import io.drover.model.Statistics;
import io.drover.model.Visibility;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * A project as GitLab's JSON shows it (doc/api/projects.md), read token by token: of its 130 attributes a third is kept, and instances have
 * tens of thousands of projects. Thread-safe.
 */
final class ProjectReader implements GitLabApi.ItemReader<Project> {
    private static final String FEATURE = "_access_level";

    /** In the order of {@link Statistics}. */
    private static final List<String> SIZES = List.of(
            "commit_count", "repository_size", "wiki_size", "lfs_objects_size", "job_artifacts_size", "packages_size", "snippets_size",
            "uploads_size", "container_registry_size");

    /** Thousands of projects share a few sets of switches; each set is kept in memory once. */
    private final Map<Map<String, String>, Map<String, String>> features = new ConcurrentHashMap<>();

    /** One project that was read already. */
    Project read(JsonNode project) {
        try (JsonParser json = GitLabApi.JSON.treeAsTokens(project)) {
            json.nextToken();
            return read(json);
        }
    }

    @Override
    public Project read(JsonParser json) {
        Draft draft = new Draft();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            switch (token) {
                case START_OBJECT, START_ARRAY -> nested(draft, name, json);
                case VALUE_STRING -> text(draft, name, json);
                case VALUE_NUMBER_INT -> draft.id = name.equals("id") ? json.getLongValue() : draft.id;
                case VALUE_TRUE -> flag(draft, name);
                default -> {
                    // false, null and fractions are what a draft begins with, or of no interest
                }
            }
        }
        return draft.project(shared(draft.features));
    }

    private Map<String, String> shared(Map<String, String> own) {
        Map<String, String> known = features.get(own);
        if (known != null) {
            return known;
        }
        Map<String, String> copy = Map.copyOf(own);
        features.put(copy, copy);
        return copy;
    }

    private static void text(Draft draft, String name, JsonParser json) {
        switch (name) {
            case "path_with_namespace" -> draft.fullPath = json.getString();
            case "name" -> draft.name = json.getString();
            case "visibility" -> draft.visibility = json.getString();
            case "default_branch" -> draft.defaultBranch = json.getString();
            case "description" -> draft.description = Records.blankAsNull(json.getString());
            case "created_at" -> draft.createdAt = Json.instant(json.getString());
            case "last_activity_at" -> draft.lastActivityAt = Json.instant(json.getString());
            case "import_status" -> draft.importStatus = json.getString();
            default -> {
                if (name.endsWith(FEATURE)) {
                    draft.features.put(name, json.getString());
                }
            }
        }
    }

    private static void flag(Draft draft, String name) {
        switch (name) {
            case "archived" -> draft.archived = true;
            case "empty_repo" -> draft.emptyRepository = true;
            default -> {
                // a setting
            }
        }
    }

    private static void nested(Draft draft, String name, JsonParser json) {
        switch (name) {
            case "statistics" -> draft.statistics = statistics(json);
            case "forked_from_project" -> draft.forkedFromPath = pathOf(json);
            default -> json.skipChildren();
        }
    }

    private static @Nullable String pathOf(JsonParser json) {
        String path = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
            path = isText && name.equals("path_with_namespace") ? json.getString() : path;
            json.skipChildren();
        }
        return path;
    }

    private static Statistics statistics(JsonParser json) {
        long[] sizes = new long[SIZES.size()];
        Arrays.fill(sizes, -1);
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            boolean number = json.nextToken() == JsonToken.VALUE_NUMBER_INT;
            int place = SIZES.indexOf(name);
            if (number && place >= 0) {
                sizes[place] = json.getLongValue();
            }
            json.skipChildren();
        }
        return new Statistics(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7], sizes[8]);
    }

    /** What has been read of one project so far. */
    private static final class Draft {
        private long id;
        private String fullPath = "";
        private String name = "";
        private String visibility = "private";
        private boolean archived;
        private boolean emptyRepository;
        private @Nullable String defaultBranch;
        private @Nullable String description;
        private Statistics statistics = Statistics.UNKNOWN;
        private @Nullable String forkedFromPath;
        private @Nullable Instant createdAt;
        private @Nullable Instant lastActivityAt;
        private @Nullable String importStatus;
        private final Map<String, String> features = new HashMap<>();

        private Project project(Map<String, String> shared) {
            return new Project(
                    id,
                    FullPath.of(fullPath),
                    name,
                    Visibility.of(visibility),
                    archived,
                    emptyRepository,
                    defaultBranch,
                    description,
                    statistics,
                    forkedFromPath,
                    createdAt,
                    lastActivityAt,
                    shared,
                    importStatus);
        }
    }
}
