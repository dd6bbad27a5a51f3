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

/** doc/api/project_push_rules.md, doc/api/group_push_rules.md. */
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
        for (OwnerKind kind : OwnerKind.values()) {
            String path = kind.prefix() + "/push_rule";
            int needed = kind == OwnerKind.PROJECT ? Levels.MAINTAINER : Levels.OWNER;
            routes.get(path, call -> show(call, kind, kind.find(call, needed)))
                    .post(path, call -> create(call, kind, kind.find(call, needed)))
                    .put(path, call -> call.json(200, present(edit(call, find(kind, kind.find(call, needed))), kind)))
                    .delete(path, call -> {
                        content.table("push_rules").delete(find(kind, kind.find(call, needed)));
                        return call.empty(204);
                    });
        }
    }

    private Optional<Row> of(OwnerKind kind, Row owner) {
        return content.table("push_rules").first(kind.column(), owner.id());
    }

    private Row find(OwnerKind kind, Row owner) {
        return of(kind, owner).orElseThrow(() -> ApiError.notFound("Push Rule"));
    }

    /** A project without one answers null, a group 404. */
    private Answer show(Call call, OwnerKind kind, Row owner) {
        Row rule = kind == OwnerKind.GROUP ? find(kind, owner) : of(kind, owner).orElse(null);
        return call.json(200, rule == null ? null : present(rule, kind));
    }

    private Answer create(Call call, OwnerKind kind, Row owner) {
        if (of(kind, owner).isPresent()) {
            String word = kind == OwnerKind.PROJECT ? "Project" : "Group";
            throw new ApiError(422, Map.of("error", word + " push rule exists"));
        }
        Row rule = content.table("push_rules").insert(Map.of(kind.column(), owner.id(), "max_file_size", 0L, "created_at", content.now()));
        return call.json(201, present(edit(call, rule), kind));
    }

    private static Row edit(Call call, Row rule) {
        new Edit(call, rule).text(TEXTS).flag(FLAGS).number("max_file_size");
        return rule;
    }

    private static Map<String, @Nullable Object> present(Row rule, OwnerKind kind) {
        Fields fields = kind == OwnerKind.PROJECT ? Fields.of(rule, "id", "project_id", "created_at") : Fields.of(rule, "id", "created_at");
        for (String name : TEXTS) {
            fields.put(name, rule.has(name) ? rule.get(name) : "");
        }
        return fields.flags(rule, FLAGS).put("max_file_size", rule.has("max_file_size") ? rule.get("max_file_size") : 0L).map();
    }
}
