package io.drover.connector.gitlab;

import io.drover.connector.Texts;
import io.drover.model.Owner;
import io.drover.model.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Descriptions, comments, milestones, releases, snippets and wiki pages over REST (doc/api/issues.md, notes.md, merge_requests.md,
 * milestones.md, releases/_index.md, project_snippets.md, wikis.md). Maintainers may edit other people's comments (doc/user/permissions.md).
 */
final class GitLabTexts implements Texts {
    private final GitLabApi api;
    private final Wikis wikis;

    GitLabTexts(GitLabApi api) {
        this.api = api;
        this.wikis = new Wikis(api);
    }

    /** Address of one place, and the attribute that holds its text. */
    private record Shelf(String pattern, String attribute) {}

    private static Shelf shelf(Kind kind) {
        return switch (kind) {
            case DESCRIPTION -> new Shelf("", "description");
            case ISSUE -> new Shelf("/issues/:issue_iid", "description");
            case ISSUE_NOTE -> new Shelf("/issues/:issue_iid/notes/:note_id", "body");
            case MERGE_REQUEST -> new Shelf("/merge_requests/:merge_request_iid", "description");
            case MERGE_REQUEST_NOTE -> new Shelf("/merge_requests/:merge_request_iid/notes/:note_id", "body");
            case MILESTONE -> new Shelf("/milestones/:milestone_id", "description");
            case RELEASE -> new Shelf("/releases/:tag_name", "description");
            case SNIPPET -> new Shelf("/snippets/:snippet_id", "description");
            case WIKI_PAGE -> new Shelf("/wikis/:slug", "content");
            case FILE -> new Shelf("/repository/files/:file_path", "content");
        };
    }

    @Override
    public void read(Owner owner, Consumer<Text> sink) {
        ObjectNode itself = (ObjectNode) api.get(route(owner, ""));
        add(itself, Kind.DESCRIPTION, List.of(), sink);
        if (owner.scope() == Scope.PROJECT) {
            issuables(owner, itself, "issues", Kind.ISSUE, Kind.ISSUE_NOTE, sink);
            issuables(owner, itself, "merge_requests", Kind.MERGE_REQUEST, Kind.MERGE_REQUEST_NOTE, sink);
            list(owner, itself, "/releases", "releases", Kind.RELEASE, "tag_name", sink);
            list(owner, itself, "/snippets", "snippets", Kind.SNIPPET, "id", sink);
        }
        if (owner.scope() == Scope.PROJECT || wikis.offered(owner)) {
            list(owner, itself, "/wikis", "wiki", Kind.WIKI_PAGE, "slug", sink);
        }
        list(owner, itself, "/milestones", "", Kind.MILESTONE, "id", sink);
    }

    /** Comments are asked for only where there are any. */
    private void issuables(Owner owner, JsonNode project, String name, Kind kind, Kind note, Consumer<Text> sink) {
        if (off(project, name)) {
            return;
        }
        List<String> discussed = new ArrayList<>();
        api.each(route(owner, "/" + name).with("scope", "all").with("order_by", "created_at").with("sort", "asc"), each -> {
            String iid = each.path("iid").asString();
            add(each, kind, List.of(iid), sink);
            if (each.path("user_notes_count").asInt(1) > 0) {
                discussed.add(iid);
            }
        });
        for (String iid : discussed) {
            Route notes = route(owner, shelf(kind).pattern() + "/notes", iid).with("activity_filter", "only_comments").with("sort", "asc");
            api.each(notes, each -> {
                if (!Json.flag(each, "system")) {
                    add(each, note, List.of(iid, each.path("id").asString()), sink);
                }
            });
        }
    }

    private void list(Owner owner, JsonNode project, String path, String feature, Kind kind, String key, Consumer<Text> sink) {
        if (off(project, feature)) {
            return;
        }
        List<Text> texts = new ArrayList<>();
        Route route = route(owner, path);
        api.each(kind == Kind.WIKI_PAGE ? route.with("with_content", 1) : route, each -> add(each, kind, List.of(each.path(key).asString()), texts::add));
        texts.forEach(sink);
    }

    /** GitLab's switches of features (doc/api/projects.md). */
    private static boolean off(JsonNode project, String feature) {
        return Json.text(project, feature + "_access_level", "").equals("disabled");
    }

    private static void add(JsonNode node, Kind kind, List<String> keys, Consumer<Text> sink) {
        String content = Json.text(node, shelf(kind).attribute(), "");
        if (!content.isEmpty()) {
            sink.accept(new Text(new Place(kind, keys), content));
        }
    }

    @Override
    public Optional<String> at(Owner owner, Place place) {
        Shelf shelf = shelf(place.kind());
        return api.find(route(owner, place)).map(node -> content(place, Json.text(node, shelf.attribute(), ""))).filter(text -> !text.isEmpty());
    }

    /** Files come in Base64 (doc/api/repository_files.md). */
    private static String content(Place place, String text) {
        return place.kind() == Kind.FILE ? new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8) : text;
    }

    @Override
    public void replace(Owner owner, Place place, String content) {
        ObjectNode body = GitLabApi.JSON.createObjectNode().put(shelf(place.kind()).attribute(), content);
        if (place.kind() == Kind.FILE) {
            body.put("branch", place.keys().getFirst()).put("commit_message", "Links to the old host lead to where everything is now\n\n[skip ci]");
        }
        api.put(route(owner, place).without("ref"), body);
    }

    private static Route route(Owner owner, Place place) {
        Object[] keys = place.kind() == Kind.FILE ? new Object[] {place.keys().getLast()} : place.keys().toArray();
        Route route = route(owner, shelf(place.kind()).pattern(), keys);
        return place.kind() == Kind.FILE ? route.with("ref", place.keys().getFirst()) : route;
    }

    private static Route route(Owner owner, String path, Object... keys) {
        List<Object> values = new ArrayList<>(List.of(owner.id()));
        values.addAll(List.of(keys));
        return Route.of((owner.scope() == Scope.GROUP ? "/groups/:id" : "/projects/:id") + path, values.toArray());
    }
}
