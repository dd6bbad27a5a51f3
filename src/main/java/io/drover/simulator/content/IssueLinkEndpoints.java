package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Directory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** doc/api/issue_links.md. */
final class IssueLinkEndpoints {
    private final Content content;
    private final IssuePresenter issues;

    IssueLinkEndpoints(Content content, IssuePresenter issues) {
        this.content = content;
        this.issues = issues;
    }

    void register(Routes routes) {
        String all = "/projects/:id/issues/:issue_iid/links";
        routes.get(all, this::list)
                .post(all, this::create)
                .get(all + "/:issue_link_id", call -> call.json(200, present(find(call))))
                .delete(all + "/:issue_link_id", call -> {
                    call.project(Levels.GUEST);
                    Row link = find(call);
                    content.table("issue_links").delete(link);
                    return call.json(200, present(link));
                });
    }

    private Row issue(Call call) {
        return content.byIid("issues", "project_id", call.project(), call.path("issue_iid"), "Issue");
    }

    private Answer list(Call call) {
        Row issue = issue(call);
        List<Map<String, @Nullable Object>> linked = new ArrayList<>();
        content.table("issue_links").where("source_id", issue.id()).forEach(link -> linked.add(other(link, "target_id", link.text("link_type"))));
        content.table("issue_links").where("target_id", issue.id()).forEach(link -> linked.add(other(link, "source_id", inverse(link.text("link_type")))));
        return call.page(linked, each -> each);
    }

    private Map<String, @Nullable Object> other(Row link, String column, String type) {
        Row issue = content.table("issues").byId(link.number(column)).orElseThrow();
        return new Fields()
                .put(issues.present(issue, false))
                .put("issue_link_id", link.id())
                .put("link_type", type)
                .put("link_created_at", link.get("created_at"))
                .put("link_updated_at", link.get("updated_at"))
                .map();
    }

    private static String inverse(String type) {
        return switch (type) {
            case "blocks" -> "is_blocked_by";
            case "is_blocked_by" -> "blocks";
            default -> type;
        };
    }

    private Answer create(Call call) {
        call.project(Levels.GUEST);
        Row source = issue(call);
        Row project = new Directory(content.db())
                .project(call.requireText("target_project_id"))
                .filter(p -> content.sees(call, p))
                .orElseThrow(() -> ApiError.notFound("Project"));
        Row target = content.byIid("issues", "project_id", project, call.requireText("target_issue_iid"), "Issue");
        String type = call.choice("link_type", "relates_to", "blocks", "is_blocked_by").orElse("relates_to");
        if (target == source) {
            throw new ApiError(422, Map.of("message", "Target is the same as source"));
        }
        if (linked(source, target) || linked(target, source)) {
            throw new ApiError(409, Map.of("message", "Issue(s) already assigned"));
        }
        boolean turned = type.equals("is_blocked_by");
        Row link = content.table("issue_links")
                .insert(Map.of(
                        "source_id", turned ? target.id() : source.id(),
                        "target_id", turned ? source.id() : target.id(),
                        "link_type", turned ? "blocks" : type,
                        "created_at", content.now(),
                        "updated_at", content.now()));
        return call.json(201, present(link));
    }

    private boolean linked(Row source, Row target) {
        return content.table("issue_links").where("source_id", source.id()).stream().anyMatch(l -> Objects.equals(l.get("target_id"), target.id()));
    }

    private Row find(Call call) {
        Row issue = issue(call);
        return Content.number(call.path("issue_link_id"))
                .flatMap(id -> content.table("issue_links").byId(id))
                .filter(l -> Objects.equals(l.get("source_id"), issue.id()) || Objects.equals(l.get("target_id"), issue.id()))
                .orElseThrow(() -> ApiError.notFound("Issue Link"));
    }

    private Map<String, @Nullable Object> present(Row link) {
        return Fields.with("id", link.id())
                .put("source_issue", issues.present(content.table("issues").byId(link.number("source_id")).orElseThrow(), false))
                .put("target_issue", issues.present(content.table("issues").byId(link.number("target_id")).orElseThrow(), false))
                .copy(link, "link_type")
                .map();
    }
}
