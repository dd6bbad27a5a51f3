package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/project_push_rules.md. */
final class PushRuleEndpoints {
    private static final String[] TEXTS = {
        "commit_message_regex", "commit_message_negative_regex", "branch_name_regex", "author_email_regex", "file_name_regex"
    };
    private static final String[] FLAGS = {
        "deny_delete_tag", "member_check", "prevent_secrets", "commit_committer_check", "commit_committer_name_check",
        "reject_unsigned_commits", "reject_non_dco_commits"
    };

    private final Content content;

    PushRuleEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String path = "/projects/:id/push_rule";
        routes.get(path, call -> {
                    Optional<Row> rule = of(call.project(Levels.MAINTAINER));
                    return call.json(200, rule.map(PushRuleEndpoints::present).orElse(null));
                })
                .post(path, this::create)
                .put(path, call -> {
                    Row rule = of(call.project(Levels.MAINTAINER)).orElseThrow(() -> ApiError.notFound("Push Rule"));
                    return call.json(200, present(edit(call, rule)));
                })
                .delete(path, call -> {
                    Row rule = of(call.project(Levels.MAINTAINER)).orElseThrow(() -> ApiError.notFound("Push Rule"));
                    content.table("push_rules").delete(rule);
                    return call.empty(204);
                });
    }

    private Optional<Row> of(Row project) {
        return content.table("push_rules").first("project_id", project.id());
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        if (of(project).isPresent()) {
            throw new ApiError(422, Map.of("error", "Project push rule exists"));
        }
        Row rule = content.table("push_rules").insert(Map.of("project_id", project.id(), "max_file_size", 0L, "created_at", content.now()));
        return call.json(201, present(edit(call, rule)));
    }

    private static Row edit(Call call, Row rule) {
        new Edit(call, rule).text(TEXTS).flag(FLAGS).number("max_file_size");
        return rule;
    }

    private static Map<String, @Nullable Object> present(Row rule) {
        Fields fields = Fields.of(rule, "id", "project_id", "created_at");
        for (String name : TEXTS) {
            fields.put(name, rule.has(name) ? rule.get(name) : "");
        }
        return fields.flags(rule, FLAGS).put("max_file_size", rule.has("max_file_size") ? rule.get("max_file_size") : 0L).map();
    }
}
