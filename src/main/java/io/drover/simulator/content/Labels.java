package io.drover.simulator.content;

import io.drover.simulator.Call;
import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Labels of projects and groups: who sees which, and what is attached to what. */
final class Labels {
    private static final String DEFAULT_COLOR = "#6699cc";

    private final Content content;

    Labels(Content content) {
        this.content = content;
    }

    /** Labels a project or group may use: its own and those of the groups above it. */
    List<Row> usable(Row owner) {
        List<Row> labels = new ArrayList<>();
        if (isProject(owner)) {
            labels.addAll(content.table("labels").where("project_id", owner.id()));
        }
        (isProject(owner) ? content.groupsAbove(owner) : content.lineage(owner.id())).forEach(group -> labels.addAll(ofGroup(group)));
        return labels;
    }

    private static boolean isProject(Row owner) {
        return owner.has("namespace_id");
    }

    List<Row> ofGroup(Row group) {
        return content.table("labels").where("group_id", group.id());
    }

    Optional<Row> named(Row owner, String title) {
        return usable(owner).stream().filter(l -> l.text("title").equals(title)).findFirst();
    }

    /** Titles that nobody has used yet become labels of the project or group, as GitLab makes them. */
    Row namedOrNew(Row owner, String title) {
        return named(owner, title).orElseGet(() -> insert(isProject(owner) ? "project_id" : "group_id", owner, title, DEFAULT_COLOR, null));
    }

    Row insert(String ownerColumn, Row owner, String title, String color, @Nullable String description) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("type", ownerColumn.equals("project_id") ? "ProjectLabel" : "GroupLabel");
        columns.put("title", title);
        columns.put("color", color);
        columns.put("description", description);
        columns.put(ownerColumn, owner.id());
        columns.put("template", false);
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        return content.table("labels").insert(columns);
    }

    /** Labels on an issue, merge request or epic, by title. */
    List<Row> on(String type, Row target) {
        List<Row> labels = new ArrayList<>();
        for (Row link : links(type, target)) {
            content.table("labels").byId(link.number("label_id")).ifPresent(labels::add);
        }
        labels.sort((a, b) -> a.text("title").compareToIgnoreCase(b.text("title")));
        return labels;
    }

    private List<Row> links(String type, Row target) {
        return content.table("label_links").where("target_id", target.id()).stream()
                .filter(l -> type.equals(l.get("target_type")) && l.has("label_id"))
                .toList();
    }

    /** Makes {@code titles} the labels of an issue, merge request or epic and records the change. */
    void replace(Call call, Row owner, String type, Row target, List<String> titles) {
        List<Row> wanted = titles.stream().map(title -> namedOrNew(owner, title)).toList();
        for (Row link : links(type, target)) {
            if (wanted.stream().noneMatch(l -> l.id() == link.number("label_id"))) {
                content.table("label_links").delete(link);
                event(call, type, target, link.number("label_id"), "remove");
            }
        }
        List<Long> present = links(type, target).stream().map(l -> l.number("label_id")).toList();
        wanted.stream().filter(l -> !present.contains(l.id())).distinct().forEach(label -> {
            content.table("label_links")
                    .insert(Map.of(
                            "label_id", label.id(),
                            "target_type", type,
                            "target_id", target.id(),
                            "created_at", content.now(),
                            "updated_at", content.now()));
            event(call, type, target, label.id(), "add");
        });
    }

    private void event(Call call, String type, Row target, long label, String action) {
        content.table("resource_label_events")
                .insert(Map.of(
                        eventColumn(type), target.id(),
                        "label_id", label,
                        "user_id", call.requireUser().id(),
                        "action", action,
                        "created_at", content.now()));
    }

    private static String eventColumn(String type) {
        return switch (type) {
            case "Issue" -> "issue_id";
            case "Epic" -> "epic_id";
            default -> "merge_request_id";
        };
    }

    @Nullable Long priority(Row label, Row project) {
        return content.table("label_priorities").where("label_id", label.id()).stream()
                .filter(p -> Objects.equals(p.get("project_id"), project.id()))
                .map(p -> p.numberOrNull("priority"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    void prioritise(Row label, Row project, @Nullable Long priority) {
        content.table("label_priorities").where("label_id", label.id()).stream()
                .filter(p -> Objects.equals(p.get("project_id"), project.id()))
                .forEach(content.table("label_priorities")::delete);
        if (priority != null) {
            content.table("label_priorities")
                    .insert(Map.of(
                            "label_id", label.id(),
                            "project_id", project.id(),
                            "priority", priority,
                            "created_at", content.now(),
                            "updated_at", content.now()));
        }
    }

    void delete(Row label) {
        for (String table : List.of("label_links", "label_priorities", "lists")) {
            content.table(table).where("label_id", label.id()).forEach(content.table(table)::delete);
        }
        content.table("labels").delete(label);
    }

    /** As it is shown inside issues, events and board lists. */
    Map<String, @Nullable Object> details(Row label) {
        return Fields.with("id", label.id())
                .put("name", label.get("title"))
                .copy(label, "description")
                .put("description_html", label.has("description") ? label.get("description") : "")
                .put("text_color", textColor(label.text("color")))
                .copy(label, "color")
                .put("archived", false)
                .map();
    }

    /** Dark text on light colours. */
    static String textColor(String color) {
        if (!color.matches("#[0-9a-fA-F]{6}")) {
            return "#FFFFFF";
        }
        int red = Integer.parseInt(color.substring(1, 3), 16);
        int green = Integer.parseInt(color.substring(3, 5), 16);
        int blue = Integer.parseInt(color.substring(5, 7), 16);
        return red + green + blue > 500 ? "#1F1E24" : "#FFFFFF";
    }
}
