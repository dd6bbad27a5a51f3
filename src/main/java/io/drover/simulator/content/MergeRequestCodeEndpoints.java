package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/merge_requests.md: commits, changes, versions, merging. */
final class MergeRequestCodeEndpoints {
    private final Content content;
    private final MergeRequestPresenter presenter;
    private final MergeRequestDiffs diffs;

    MergeRequestCodeEndpoints(Content content, MergeRequestPresenter presenter) {
        this.content = content;
        this.presenter = presenter;
        this.diffs = new MergeRequestDiffs(content);
    }

    void register(Routes routes) {
        String one = "/projects/:id/merge_requests/:merge_request_iid";
        routes.get(one + "/commits", call -> {
                    Optional<Row> latest = latest(call);
                    String url = content.webUrl(call.project());
                    return call.page(latest.map(diffs::commits).orElse(List.of()), row -> diffs.presentCommit(row, url));
                })
                .get(one + "/changes", this::changes)
                .get(one + "/diffs", call -> call.page(latest(call).map(diffs::files).orElse(List.of()), MergeRequestDiffs::presentFile))
                .get(one + "/raw_diffs", this::raw)
                .get(one + "/versions", call -> {
                    latest(call);
                    return call.page(diffs.versions(find(call)), diffs::presentVersion);
                })
                .get(one + "/versions/:version_id", this::version)
                .put(one + "/merge", this::merge);
    }

    private Row find(Call call) {
        return NoteableKind.MERGE_REQUEST.find(content, call);
    }

    private Optional<Row> latest(Call call) {
        Row row = find(call);
        diffs.refresh(row);
        return diffs.latest(row);
    }

    private Answer changes(Call call) {
        List<Row> files = latest(call).map(diffs::files).orElse(List.of());
        Map<String, @Nullable Object> shown = new Fields()
                .put(presenter.whole(find(call)))
                .put("changes", files.stream().map(MergeRequestDiffs::presentFile).toList())
                .put("overflow", false)
                .map();
        return call.json(200, shown);
    }

    private Answer raw(Call call) {
        StringBuilder text = new StringBuilder();
        for (Row file : latest(call).map(diffs::files).orElse(List.of())) {
            String oldPath = file.text("old_path");
            String newPath = file.text("new_path");
            text.append("diff --git a/").append(oldPath).append(" b/").append(newPath).append('\n');
            text.append("--- ").append(file.flag("new_file") ? "/dev/null" : "a/" + oldPath).append('\n');
            text.append("+++ ").append(file.flag("deleted_file") ? "/dev/null" : "b/" + newPath).append('\n');
            text.append(file.textOrNull("diff"));
        }
        return call.bytes(200, text.toString().getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    private Answer version(Call call) {
        Row diff = content.owned("merge_request_diffs", call.path("version_id"), "merge_request_id", find(call), "Version");
        String url = content.webUrl(call.project());
        return call.json(200, new Fields()
                .put(diffs.presentVersion(diff))
                .put("commits", diffs.commits(diff).stream().map(row -> diffs.presentCommit(row, url)).toList())
                .put("diffs", diffs.files(diff).stream().map(MergeRequestDiffs::presentFile).toList())
                .map());
    }

    private Answer merge(Call call) {
        Row user = call.requireUser();
        Row project = call.project(Levels.DEVELOPER);
        Row row = find(call);
        if (!new ProtectedRefs(content).mayMerge(project, row.text("target_branch"), user, content.level(call, project))) {
            throw new ApiError(401, Map.of("message", "401 Unauthorized"));
        }
        diffs.refresh(row);
        if (!row.text("state").equals("opened") || MergeRequestPresenter.draft(row)) {
            throw Merging.refused();
        }
        String head = diffs.latest(row).map(d -> d.textOrNull("head_commit_sha")).orElse("");
        call.text("sha").filter(sha -> !sha.equals(head)).ifPresent(sha -> {
            throw new ApiError(409, Map.of("message", "SHA does not match HEAD of source branch: " + head));
        });
        String message = call.text("merge_commit_message").orElse("Merge branch '" + row.text("source_branch") + "' into '"
                + row.text("target_branch") + "'\n\n" + row.text("title") + "\n\nSee merge request " + project.text("full_path") + "!" + row.get("iid"));
        boolean remove = call.flag("should_remove_source_branch").orElse(row.get("merge_params") instanceof Map<?, ?> p && !p.isEmpty());
        new Merging(content).merge(row, user, message, call.flag("squash").orElse(row.flag("squash")), remove);
        new IssuableEdits(content, "MergeRequest").recordState(row, user, "merged");
        return call.json(200, presenter.whole(row));
    }
}
