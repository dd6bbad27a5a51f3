package io.drover.archive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an entry is, by its name. */
record EntryPath(String name) {
    private static final Pattern PROJECT_RELATION = Pattern.compile("tree/project/([^/]+)\\.ndjson");
    private static final Pattern GROUP_RELATION = Pattern.compile("tree/groups/(\\d+)/([^/]+)\\.ndjson");
    private static final Pattern GROUP = Pattern.compile("tree/groups/(\\d+)\\.json");

    /** The relation's name when this is a relation file: {@code merge_requests}. */
    Optional<String> relation() {
        Matcher project = PROJECT_RELATION.matcher(name);
        if (project.matches()) {
            return Optional.of(project.group(1));
        }
        Matcher group = GROUP_RELATION.matcher(name);
        return group.matches() ? Optional.of(group.group(2)) : Optional.empty();
    }

    /** The exported group's id when this is something of a group. */
    Optional<String> group() {
        Matcher relation = GROUP_RELATION.matcher(name);
        if (relation.matches()) {
            return Optional.of(relation.group(1));
        }
        Matcher group = GROUP.matcher(name);
        return group.matches() ? Optional.of(group.group(1)) : Optional.empty();
    }

    boolean members() {
        return kindOfMembers().isPresent();
    }

    /** What the members in this file are members of. */
    Optional<ArchiveKind> kindOfMembers() {
        if (name.equals("tree/project/project_members.ndjson")) {
            return Optional.of(ArchiveKind.PROJECT);
        }
        return GROUP_RELATION.matcher(name).matches() && name.endsWith("/members.ndjson") ? Optional.of(ArchiveKind.GROUP) : Optional.empty();
    }

    /** One JSON value a line. */
    boolean lines() {
        return name.startsWith("tree/") && name.endsWith(".ndjson");
    }

    /** One JSON document: the attributes of the project or of a group. */
    boolean document() {
        return name.equals("tree/project.json") || GROUP.matcher(name).matches();
    }
}
