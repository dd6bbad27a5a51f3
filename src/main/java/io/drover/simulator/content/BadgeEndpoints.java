package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/project_badges.md and doc/api/group_badges.md. */
final class BadgeEndpoints {
    private final Content content;

    BadgeEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/badges";
            String one = all + "/:badge_id";
            int needed = kind == OwnerKind.PROJECT ? Levels.MAINTAINER : Levels.OWNER;
            routes.get(all, call -> list(call, kind))
                    .post(all, call -> create(call, kind, needed))
                    .get(one, call -> call.json(200, present(call, kind, find(call, kind, kind.find(call)))))
                    .put(one, call -> {
                        Row badge = find(call, kind, kind.find(call, needed));
                        refuseBadUrls(call);
                        new Edit(call, badge).text("link_url", "image_url", "name").stamp(content.now());
                        return call.json(200, present(call, kind, badge));
                    })
                    .delete(one, call -> {
                        content.table("badges").delete(find(call, kind, kind.find(call, needed)));
                        return call.empty(204);
                    });
        }
    }

    private Row find(Call call, OwnerKind kind, Row owner) {
        return content.owned("badges", call.path("badge_id"), kind.column(), owner, "Badge");
    }

    /** A project also shows the badges of the groups above it. */
    private Answer list(Call call, OwnerKind kind) {
        Row owner = kind.find(call);
        List<Row> rows = new ArrayList<>();
        if (kind == OwnerKind.PROJECT) {
            content.groupsAbove(owner).forEach(group -> rows.addAll(content.table("badges").where("group_id", group.id())));
        }
        rows.addAll(content.table("badges").where(kind.column(), owner.id()));
        call.text("name").ifPresent(name -> rows.removeIf(row -> !name.equals(row.get("name"))));
        return call.page(rows, row -> present(call, kind, row));
    }

    private Answer create(Call call, OwnerKind kind, int needed) {
        Row owner = kind.find(call, needed);
        call.requireText("link_url");
        call.requireText("image_url");
        refuseBadUrls(call);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("type", kind == OwnerKind.PROJECT ? "ProjectBadge" : "GroupBadge");
        columns.put(kind.column(), owner.id());
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row badge = content.table("badges").insert(columns);
        new Edit(call, badge).text("link_url", "image_url", "name");
        return call.json(201, present(call, kind, badge));
    }

    private static void refuseBadUrls(Call call) {
        for (String name : List.of("link_url", "image_url")) {
            call.text(name).filter(url -> !url.matches("https?://\\S+")).ifPresent(url -> {
                throw ApiError.invalid(name, "is blocked: Only allowed schemes are http, https");
            });
        }
    }

    private Map<String, @Nullable Object> present(Call call, OwnerKind kind, Row badge) {
        Row project = kind == OwnerKind.PROJECT ? call.project() : null;
        return Fields.of(badge, "name", "link_url", "image_url")
                .put("rendered_link_url", rendered(badge.text("link_url"), project))
                .put("rendered_image_url", rendered(badge.text("image_url"), project))
                .copy(badge, "id")
                .put("kind", badge.has("project_id") ? "project" : "group")
                .map();
    }

    private static String rendered(String url, @Nullable Row project) {
        if (project == null) {
            return url;
        }
        String branch = project.textOrNull("default_branch");
        return url.replace("%{project_path}", project.text("full_path"))
                .replace("%{project_title}", project.text("name"))
                .replace("%{project_name}", project.text("path"))
                .replace("%{project_id}", Long.toString(project.id()))
                .replace("%{default_branch}", branch == null ? "main" : branch);
    }
}
