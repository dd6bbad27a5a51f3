package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/releases/_index.md and doc/api/releases/links.md. */
final class ReleaseEndpoints {
    private final Content content;

    ReleaseEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/releases";
        String one = all + "/:tag_name";
        String links = one + "/assets/links";
        routes.get(all, this::list)
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call))))
                .put(one, this::update)
                .delete(one, this::delete)
                .get(links, call -> call.page(links(find(call)), this::presentLink))
                .post(links, call -> {
                    call.project(Levels.DEVELOPER);
                    return call.json(201, presentLink(link(find(call), call.params())));
                })
                .get(links + "/:link_id", call -> call.json(200, presentLink(findLink(call))))
                .put(links + "/:link_id", call -> {
                    call.project(Levels.DEVELOPER);
                    Row link = findLink(call);
                    new Edit(call, link).text("name", "url", "link_type").as("filepath", "filepath").as("direct_asset_path", "filepath").stamp(content.now());
                    return call.json(200, presentLink(link));
                })
                .delete(links + "/:link_id", call -> {
                    call.project(Levels.DEVELOPER);
                    Row link = findLink(call);
                    content.table("release_links").delete(link);
                    return call.json(200, presentLink(link));
                });
    }

    private Row find(Call call) {
        Row project = call.project();
        return content.table("releases").where("project_id", project.id()).stream()
                .filter(row -> row.text("tag").equals(call.path("tag_name")))
                .findFirst()
                .orElseThrow(() -> content.level(call, project) == 0 ? ApiError.forbidden() : ApiError.notFound("Release"));
    }

    private Row findLink(Call call) {
        return content.owned("release_links", call.path("link_id"), "release_id", find(call), "Link");
    }

    private Answer list(Call call) {
        List<Row> rows = new ArrayList<>(content.table("releases").where("project_id", call.project().id()));
        String column = call.choice("order_by", "released_at", "created_at").orElse("released_at");
        Comparator<Row> order = Comparator.comparing((Row r) -> r.time(column), Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                .thenComparing(Row::id);
        rows.sort(call.choice("sort", "asc", "desc").orElse("desc").equals("asc") ? order : order.reversed());
        return call.page(rows, this::present);
    }

    private Answer create(Call call) {
        Row user = call.requireUser();
        Row project = call.project(Levels.DEVELOPER);
        String tag = call.requireText("tag_name");
        if (content.table("releases").where("project_id", project.id()).stream().anyMatch(r -> tag.equals(r.get("tag")))) {
            throw new ApiError(409, Map.of("message", "Release already exists"));
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("tag", tag);
        columns.put("name", call.text("name").orElse(tag));
        columns.put("description", call.text("description").orElse(null));
        columns.put("author_id", user.id());
        columns.put("sha", tagged(call, project, tag));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        columns.put("released_at", call.text("released_at").map(Content::time).orElseGet(content::now));
        Row release = content.table("releases").insert(columns);
        if (call.params().get("assets") instanceof Map<?, ?> assets && assets.get("links") instanceof List<?> given) {
            given.forEach(link -> link(release, link instanceof Map<?, ?> map ? map : Map.of()));
        }
        milestones(call, project, release);
        return call.json(201, present(release));
    }

    /** The tag's commit; a tag that is not there yet is made at {@code ref}. */
    private String tagged(Call call, Row project, String tag) {
        Git git = new Git(content.instance().repository(project));
        return git.commit("refs/tags/" + tag).orElseGet(() -> {
            String ref = call.text("ref").orElseThrow(() -> new ApiError(422, Map.of("message", "Ref is not specified")));
            String commit = git.commit(ref).orElseThrow(() -> new ApiError(422, Map.of("message", "Failed to create tag: target " + ref + " is invalid")));
            git.text("update-ref", "refs/tags/" + tag, commit);
            return commit;
        });
    }

    private void milestones(Call call, Row project, Row release) {
        if (!call.params().containsKey("milestones")) {
            return;
        }
        content.table("milestone_releases").where("release_id", release.id()).forEach(content.table("milestone_releases")::delete);
        for (String title : call.list("milestones")) {
            Row milestone = new Milestones(content).usable(project).stream()
                    .filter(m -> m.text("title").equals(title))
                    .findFirst()
                    .orElseThrow(() -> new ApiError(400, Map.of("message", "Milestone(s) not found: " + title)));
            content.table("milestone_releases").insert(Map.of("release_id", release.id(), "milestone_id", milestone.id()));
        }
    }

    private Answer update(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        Row release = find(call);
        new Edit(call, release).text("name", "description").stamp(content.now());
        call.text("released_at").map(Content::time).ifPresent(at -> release.set("released_at", at));
        milestones(call, project, release);
        return call.json(200, present(release));
    }

    private Answer delete(Call call) {
        call.project(Levels.DEVELOPER);
        Row release = find(call);
        Map<String, @Nullable Object> shown = present(release);
        links(release).forEach(content.table("release_links")::delete);
        content.table("milestone_releases").where("release_id", release.id()).forEach(content.table("milestone_releases")::delete);
        content.table("releases").delete(release);
        return call.json(200, shown);
    }

    private List<Row> links(Row release) {
        List<Row> links = new ArrayList<>(content.table("release_links").where("release_id", release.id()));
        links.sort(Comparator.comparingLong(Row::id).reversed());
        return links;
    }

    private Row link(Row release, Map<?, ?> given) {
        Object name = given.get("name");
        Object url = given.get("url");
        if (name == null || url == null) {
            throw ApiError.parameter((name == null ? "name" : "url") + " is missing");
        }
        if (links(release).stream().anyMatch(l -> url.equals(l.get("url")) || name.equals(l.get("name")))) {
            throw ApiError.invalid(links(release).stream().anyMatch(l -> url.equals(l.get("url"))) ? "url" : "name", "has already been taken");
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("release_id", release.id());
        columns.put("name", name);
        columns.put("url", url);
        columns.put("filepath", given.get("direct_asset_path") != null ? given.get("direct_asset_path") : given.get("filepath"));
        columns.put("link_type", given.get("link_type") == null ? "other" : given.get("link_type"));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        return content.table("release_links").insert(columns);
    }

    private Map<String, @Nullable Object> presentLink(Row link) {
        Row release = content.table("releases").byId(link.number("release_id")).orElseThrow();
        String url = content.webUrl(content.project(release.number("project_id"))) + "/-/releases/" + release.text("tag") + "/downloads";
        return Fields.of(link, "id", "name", "url")
                .put("direct_asset_url", link.has("filepath") ? url + link.get("filepath") : link.get("url"))
                .put("link_type", link.has("link_type") ? link.get("link_type") : "other")
                .map();
    }

    private Map<String, @Nullable Object> present(Row release) {
        Row project = content.project(release.number("project_id"));
        String tag = release.text("tag");
        String url = content.webUrl(project);
        String sha = release.textOrNull("sha");
        Instant released = release.time("released_at");
        Optional<GitLog.Commit> commit = sha == null ? Optional.empty() : GitLog.one(new Git(content.instance().repository(project)), sha);
        List<Map<String, @Nullable Object>> links = links(release).stream().map(this::presentLink).toList();
        return Fields.of(release, "name")
                .put("tag_name", tag)
                .copy(release, "description", "created_at", "released_at")
                .put("upcoming_release", released != null && released.isAfter(content.now()))
                .put("author", content.user(release.numberOrNull("author_id")))
                .put("commit", commit.map(c -> GitLog.present(c, url)).orElse(null))
                .put("milestones", content.table("milestone_releases").where("release_id", release.id()).stream()
                        .map(m -> new Milestones(content).presentById(m.numberOrNull("milestone_id")))
                        .filter(Objects::nonNull)
                        .toList())
                .put("commit_path", "/" + project.text("full_path") + "/-/commit/" + sha)
                .put("tag_path", "/" + project.text("full_path") + "/-/tags/" + tag)
                .put("assets", assets(project, tag, url, links))
                .put("evidences", List.of())
                .put("_links", Fields.with("self", url + "/-/releases/" + tag).put("edit_url", url + "/-/releases/" + tag + "/edit").map())
                .map();
    }

    private static Map<String, @Nullable Object> assets(Row project, String tag, String url, List<Map<String, @Nullable Object>> links) {
        List<Object> sources = new ArrayList<>();
        for (String format : List.of("zip", "tar.gz", "tar.bz2", "tar")) {
            sources.add(Fields.with("format", format).put("url", url + "/-/archive/" + tag + "/" + project.text("path") + "-" + tag + "." + format).map());
        }
        return Fields.with("count", sources.size() + links.size()).put("sources", sources).put("links", links).map();
    }
}
