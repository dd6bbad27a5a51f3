package io.drover.simulator.placeholders;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may be given a placeholder's contributions, and whose confirmation is not needed (doc/user/import/mapping/reassignment.md). */
final class Assignees {
    private static final Set<String> BOTS = Set.of("service_account", "project_bot");

    private final Instance instance;
    private final Database db;

    Assignees(Instance instance) {
        this.instance = instance;
        this.db = instance.db();
    }

    /** Null when nothing speaks against it. */
    @Nullable String refusal(@Nullable Row by, Row sourceUser, @Nullable Row to) {
        if (group(sourceUser).text("type").equals("User")) {
            return "You cannot reassign user contributions of imports to a personal namespace.";
        }
        if (to == null || !kind(to) || !(active(to) || adminSkips(by)) || (to.flag("admin") && !admins())) {
            String whom = adminSkips(by) ? "users" : "active users";
            return "You can assign " + whom + " with regular" + (admins() ? ", auditor, or administrator" : " or auditor") + " access only.";
        }
        return hasEnterpriseUsers(sourceUser) && !enterprise(to, sourceUser) && !bot(to)
                ? "You can assign only enterprise users in the top-level group you're importing to."
                : null;
    }

    boolean skipConfirmation(@Nullable Row by, Row sourceUser, Row to) {
        return adminSkips(by) || bot(to) || ownerSkips(by, sourceUser, to);
    }

    /** Administrators, where the instance allows it. */
    private boolean adminSkips(@Nullable Row by) {
        return Access.admin(by) && instance.settings().flag("allow_bypass_placeholder_confirmation");
    }

    /** Owners, for enterprise users of their group, until the day they chose. */
    private boolean ownerSkips(@Nullable Row by, Row sourceUser, Row to) {
        Row group = group(sourceUser);
        String until = group.textOrNull("enterprise_bypass_expires_at");
        return group.flag("allow_enterprise_bypass_placeholder_confirmation")
                && until != null
                && LocalDate.ofInstant(instance.time().now(), ZoneOffset.UTC).isBefore(LocalDate.parse(until.substring(0, 10)))
                && new Access(instance).inNamespace(by, group) >= Levels.OWNER
                && enterprise(to, sourceUser);
    }

    private boolean kind(Row user) {
        return user.text("user_type").equals("human") || bot(user);
    }

    private static boolean bot(Row user) {
        return BOTS.contains(user.text("user_type"));
    }

    private static boolean active(Row user) {
        return user.text("state").equals("active");
    }

    private boolean admins() {
        return instance.settings().flag("allow_contribution_mapping_to_admins");
    }

    private boolean hasEnterpriseUsers(Row sourceUser) {
        return !db.table("users").where("enterprise_group_id", group(sourceUser).id()).isEmpty();
    }

    private boolean enterprise(Row user, Row sourceUser) {
        Long group = user.numberOrNull("enterprise_group_id");
        return group != null && group == group(sourceUser).id();
    }

    private Row group(Row sourceUser) {
        return db.table("namespaces").byId(sourceUser.number("namespace_id")).orElseThrow();
    }
}
