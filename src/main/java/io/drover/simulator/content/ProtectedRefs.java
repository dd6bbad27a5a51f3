package io.drover.simulator.content;

import io.drover.simulator.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which protected branches and tags a name falls under, and what they allow. */
final class ProtectedRefs {
    private final Content content;

    ProtectedRefs(Content content) {
        this.content = content;
    }

    /** {@code *} stands for any characters. */
    static boolean matches(String pattern, String name) {
        String regex = Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return name.matches(regex);
    }

    boolean mayMerge(Row project, String branch, Row user, int level) {
        List<Row> protections = content.table("protected_branches").where("project_id", project.id()).stream()
                .filter(row -> matches(row.text("name"), branch))
                .toList();
        return protections.isEmpty() || protections.stream().anyMatch(row -> allowed(row, user, level));
    }

    private boolean allowed(Row branch, Row user, int level) {
        return content.table("protected_branch_merge_access_levels").where("protected_branch_id", branch.id()).stream()
                .anyMatch(access -> access.has("user_id")
                        ? Objects.equals(access.get("user_id"), user.id())
                        : access.number("access_level") > 0 && level >= access.number("access_level"));
    }
}
