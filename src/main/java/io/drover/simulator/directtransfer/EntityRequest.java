package io.drover.simulator.directtransfer;

import io.drover.simulator.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A group or project that is to be brought, as asked for (lib/api/bulk_imports.rb).
 *
 * @param sourceId at the source, where it is known already
 * @param parent the entity it was found in
 */
record EntityRequest(
        String sourceType,
        String sourceFullPath,
        String destinationNamespace,
        String destinationSlug,
        boolean migrateProjects,
        boolean migrateMemberships,
        @Nullable Long sourceId,
        @Nullable Long parent) {
    static final String GROUP = "group_entity";
    static final String PROJECT = "project_entity";
    private static final Pattern SOURCE_PATH = Pattern.compile("\\.?\\w(/?[-_.+]*[0-9a-z][-_]*)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMESPACE = Pattern.compile("|[0-9a-z](/?[0-9a-z]*[-_.]?[0-9a-z])*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SLUG = Pattern.compile("[._]?[0-9a-z](?:[-_.]*[0-9a-z])*[-_]*", Pattern.CASE_INSENSITIVE);
    private static final String PATH_RULE = " must have a relative path structure with no HTTP protocol characters, or leading or trailing forward slashes."
            + " Path segments must not start or end with a special character, and must not contain consecutive special characters.";
    private static final String SLUG_RULE = " cannot start with a non-alphanumeric character except for periods or underscores, can contain only alphanumeric"
            + " characters, periods, and underscores, cannot end with a period or forward slash, and has no leading or trailing forward slashes.";

    boolean project() {
        return sourceType.equals(PROJECT);
    }

    String destinationFullPath() {
        return destinationNamespace.isEmpty() ? destinationSlug : destinationNamespace + "/" + destinationSlug;
    }

    /** @throws ApiError 400 when a parameter is missing or malformed */
    static List<EntityRequest> all(@Nullable Object entities) {
        if (!(entities instanceof List<?> list) || list.isEmpty()) {
            throw ApiError.parameter("entities is missing");
        }
        List<EntityRequest> all = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Map<?, ?> entity = list.get(i) instanceof Map<?, ?> map ? map : Map.of();
            all.add(one(entity, "entities[" + i + "]"));
        }
        return all;
    }

    private static EntityRequest one(Map<?, ?> entity, String name) {
        String type = required(entity, "source_type", name);
        if (!type.equals(GROUP) && !type.equals(PROJECT)) {
            throw ApiError.parameter(name + "[source_type] does not have a valid value");
        }
        boolean bySlug = entity.get("destination_slug") != null;
        if (bySlug == (entity.get("destination_name") != null)) {
            throw ApiError.parameter(name + "[destination_slug], " + name + "[destination_name] are "
                    + (bySlug ? "mutually exclusive" : "missing, at least one parameter must be provided"));
        }
        String slugField = bySlug ? "destination_slug" : "destination_name";
        return new EntityRequest(
                type,
                fitting(entity, "source_full_path", name, SOURCE_PATH, PATH_RULE),
                fitting(entity, "destination_namespace", name, NAMESPACE, PATH_RULE),
                fitting(entity, slugField, name, SLUG, SLUG_RULE),
                flag(entity.get("migrate_projects")),
                flag(entity.get("migrate_memberships")),
                null,
                null);
    }

    private static String fitting(Map<?, ?> entity, String field, String name, Pattern form, String rule) {
        String value = required(entity, field, name);
        if (!form.matcher(value).matches()) {
            throw ApiError.parameter(name + "[" + field + "]" + rule);
        }
        return value;
    }

    private static String required(Map<?, ?> entity, String field, String name) {
        Object value = entity.get(field);
        if (value == null) {
            throw ApiError.parameter(name + "[" + field + "] is missing");
        }
        return value.toString();
    }

    private static boolean flag(@Nullable Object value) {
        return value == null || Boolean.parseBoolean(value.toString());
    }
}
