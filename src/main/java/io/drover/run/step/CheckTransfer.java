package io.drover.run.step;

import io.drover.connector.Capability;
import io.drover.connector.Connector;
import io.drover.connector.InventoryReader;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Scope;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a direct transfer of one group or project can be started. GitLab asks the source about the first of several only, and what is then
 * wrong shows hours later (app/services/bulk_imports/create_service.rb), so each is checked here. Changes nothing.
 */
public final class CheckTransfer {
    private CheckTransfer() {}

    /** Before anything is done. @throws io.drover.problem.ProblemException naming what is missing, and at which side */
    public static void source(Worksite site, Scope scope, FullPath from) {
        able(site.source(), "source", from);
        able(site.destination(), "destination", from);
        site.source().access();
        role(site.source(), scope, from, "source", scope == Scope.GROUP ? AccessLevel.OWNER : AccessLevel.MAINTAINER);
    }

    /** When the group that it goes into is there. @throws io.drover.problem.ProblemException naming what is missing */
    public static void destination(Worksite site, Scope scope, FullPath to) {
        Optional<FullPath> namespace = to.parent();
        if (namespace.isPresent()) {
            role(site.destination(), Scope.GROUP, namespace.get(), "destination", scope == Scope.GROUP ? AccessLevel.OWNER : AccessLevel.MAINTAINER);
        } else if (site.destination().instance().saas()) {
            // doc/api/bulk_imports.md: an empty namespace only on self-managed instances
            throw RunProblem.METHOD_NOT_AVAILABLE.exception("GitLab.com makes no top-level group by direct transfer: create it by hand", to.value());
        }
    }

    private static void able(Connector side, String word, FullPath path) {
        if (!side.capabilities().contains(Capability.DIRECT_TRANSFER)) {
            throw RunProblem.METHOD_NOT_AVAILABLE.exception("the " + word + " offers no direct transfer with this token (bulk_import_enabled, scope api)", path.value());
        }
        // doc/user/project/settings/import_export_troubleshooting.md: bots cannot be added to other groups and projects
        if (side.token().bot()) {
            throw RunProblem.METHOD_NOT_AVAILABLE.exception("the " + word + "'s token is a bot's (" + side.token().username() + ")", path.value());
        }
    }

    /** doc/user/group/import/direct_transfer_migrations.md, "Prerequisites". */
    private static void role(Connector side, Scope scope, FullPath path, String word, AccessLevel least) {
        Optional<Owner> owner = scope == Scope.GROUP ? side.inventory().group(path).map(Group::owner) : side.inventory().project(path).map(Project::owner);
        if (owner.isEmpty()) {
            throw (word.equals("source") ? RunProblem.SOURCE_GONE : RunProblem.NAMESPACE_MISSING).exception("no " + scope.name().toLowerCase(Locale.ROOT) + " " + path, path.value());
        }
        if (!side.token().admin() && level(side.inventory(), owner.get(), side.token().userId()) < least.value()) {
            String needed = least.name().toLowerCase(Locale.ROOT);
            throw RunProblem.TRANSFER_ROLE.exception(side.token().username() + " is no " + needed + " of " + path + " at the " + word, path.value());
        }
    }

    /** Own or inherited. */
    private static int level(InventoryReader inventory, Owner owner, long user) {
        int own = inventory.members(owner).stream().filter(m -> m.userId() == user).map(Member::accessLevel).mapToInt(AccessLevel::value).max().orElse(0);
        Optional<Owner> above = owner.fullPath().parent().flatMap(inventory::group).map(Group::owner);
        return Math.max(own, above.map(parent -> level(inventory, parent, user)).orElse(0));
    }
}
