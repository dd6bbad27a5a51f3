package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an epic holds: child epics (doc/api/epic_links.md) and issues (doc/api/epic_issues.md). */
final class EpicLinkEndpoints {
    /** doc/user/group/epics/manage_epics.md#multi-level-child-epics. */
    private static final int LEVELS = 7;

    private final Content content;
    private final Epics epics;
    private final IssuePresenter issues;

    EpicLinkEndpoints(Content content, IssuePresenter issues) {
        this.content = content;
        this.epics = new Epics(content);
        this.issues = issues;
    }

    void register(Routes routes) {
        String children = "/groups/:id/epics/:epic_iid/epics";
        String held = "/groups/:id/epics/:epic_iid/issues";
        routes.get(children, call -> call.page(epics.children(epics.find(call)), child -> epics.present(child, false)))
                .post(children + "/:child_epic_id", this::adopt)
                .delete(children + "/:child_epic_id", this::leave)
                .get(held, call -> call.page(epics.links(epics.find(call)), this::held))
                .post(held + "/:issue_id", this::assign)
                .delete(held + "/:epic_issue_id", this::remove);
    }

    private Row editable(Call call) {
        call.group(Levels.GUEST);
        return epics.find(call);
    }

    private Answer adopt(Call call) {
        Row parent = editable(call);
        Row child = Content.number(call.path("child_epic_id")).flatMap(content.table(Epics.TABLE)::byId).orElseThrow(() -> ApiError.notFound("Epic"));
        adopt(epics, child, parent);
        return call.json(201, epics.present(child, false));
    }

    /** @throws ApiError 409 when one of the two is the other, lies in it, or the tree would get too deep */
    static void adopt(Epics epics, Row child, Row parent) {
        if (epics.below(parent, child) || depth(epics, parent) >= LEVELS) {
            throw new ApiError(409, Map.of("message", "This epic cannot be added. An epic must belong to the same group hierarchy as its parent epic."));
        }
        child.set("parent_id", parent.id());
    }

    private static int depth(Epics epics, Row epic) {
        return 1 + epics.parent(epic).map(parent -> depth(epics, parent)).orElse(0);
    }

    private Answer leave(Call call) {
        Row parent = editable(call);
        Row child = epics.children(parent).stream()
                .filter(each -> Long.toString(each.id()).equals(call.path("child_epic_id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Epic"));
        child.set("parent_id", null);
        return call.json(200, epics.present(child, false));
    }

    private Answer assign(Call call) {
        Row epic = editable(call);
        Row issue = Content.number(call.path("issue_id"))
                .flatMap(content.table("issues")::byId)
                .filter(found -> content.sees(call, content.project(found.number("project_id"))))
                .orElseThrow(() -> ApiError.notFound("Issue"));
        boolean there = epics.linkOf(issue).filter(link -> Objects.equals(link.get("epic_id"), epic.id())).isPresent();
        if (there) {
            throw new ApiError(409, Map.of("message", List.of("Issue(s) already assigned")));
        }
        return call.json(201, link(epics.assign(epic, issue)));
    }

    private Answer remove(Call call) {
        Row epic = editable(call);
        Row link = epics.links(epic).stream()
                .filter(each -> Long.toString(each.id()).equals(call.path("epic_issue_id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Epic Issue"));
        Map<String, @Nullable Object> shown = link(link);
        epics.release(issue(link));
        return call.json(200, shown);
    }

    private Row issue(Row link) {
        return content.table("issues").byId(link.number("issue_id")).orElseThrow();
    }

    private Map<String, @Nullable Object> held(Row link) {
        return new Fields().put(issues.present(issue(link), false)).put("epic_issue_id", link.id()).copy(link, "relative_position").map();
    }

    private Map<String, @Nullable Object> link(Row link) {
        Row epic = content.table(Epics.TABLE).byId(link.number("epic_id")).orElseThrow();
        return Fields.with("id", link.id()).put("epic", epics.present(epic, false)).put("issue", issues.present(issue(link), false)).map();
    }
}
