package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * doc/api/merge_request_approval_settings.md: the same switches as {@code /approvals} shows, said the other way round. What a group forbids
 * is locked in its projects.
 */
final class ApprovalSettingEndpoints {
    /**
     * A switch.
     *
     * @param column  of the project; for a group it is the switch's own name
     * @param negated the column says the opposite
     */
    private record Switch(String name, String column, boolean negated) {}

    private static final List<Switch> SWITCHES = List.of(
            new Switch("allow_author_approval", "merge_requests_author_approval", false),
            new Switch("allow_committer_approval", "merge_requests_disable_committers_approval", true),
            new Switch("allow_overrides_to_approver_list_per_merge_request", "disable_overriding_approvers_per_merge_request", true),
            new Switch("retain_approvals_on_push", "reset_approvals_on_push", true),
            new Switch("selective_code_owner_removals", "selective_code_owner_removals", false),
            new Switch("require_password_to_approve", "require_password_to_approve", false),
            new Switch("require_reauthentication_to_approve", "require_password_to_approve", false));

    private final Content content;

    ApprovalSettingEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String path = kind.prefix() + "/merge_request_approval_setting";
            int needed = kind == OwnerKind.PROJECT ? Levels.MAINTAINER : Levels.OWNER;
            routes.get(path, call -> call.json(200, present(kind, kind.find(call, needed)))).put(path, call -> update(call, kind, kind.find(call, needed)));
        }
    }

    private Answer update(Call call, OwnerKind kind, Row owner) {
        if (SWITCHES.stream().noneMatch(each -> call.params().containsKey(each.name()))) {
            String names = String.join(", ", SWITCHES.stream().map(Switch::name).toList());
            throw ApiError.parameter(names + " are missing, at least one parameter must be provided");
        }
        for (Switch each : SWITCHES) {
            call.flag(each.name()).ifPresent(value -> {
                if (kind == OwnerKind.PROJECT && lock(owner, each).isPresent()) {
                    throw new ApiError(400, Map.of("message", each.name() + " is locked by a group"));
                }
                owner.set(each.column(), value != each.negated());
            });
        }
        return call.json(200, present(kind, owner));
    }

    private Map<String, @Nullable Object> present(OwnerKind kind, Row owner) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (Switch each : SWITCHES) {
            Optional<Row> lock = kind == OwnerKind.PROJECT ? lock(owner, each) : Optional.empty();
            all.put(
                    each.name(),
                    Fields.with("value", value(lock.orElse(owner), each)).put("locked", lock.isPresent()).put("inherited_from", lock.isPresent() ? "group" : null).map());
        }
        return all;
    }

    private static boolean value(Row owner, Switch each) {
        return owner.flag(each.column()) != each.negated();
    }

    /** The nearest group that demands the stricter value: no approval by authors, but a password. */
    private Optional<Row> lock(Row project, Switch each) {
        boolean strict = each.name().startsWith("require") || each.name().startsWith("selective");
        return content.groupsAbove(project).stream().filter(group -> group.has(each.column()) && value(group, each) == strict).findFirst();
    }
}
