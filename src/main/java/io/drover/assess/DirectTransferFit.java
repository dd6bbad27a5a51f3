package io.drover.assess;

import io.drover.connector.Capability;
import io.drover.console.Bytes;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Method;
import io.drover.model.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The destination pulls from the source by itself: keeps the most, asks for the most. */
final class DirectTransferFit implements MethodFit {
    private static final String PREREQUISITES = "doc/user/group/import/direct_transfer_migrations.md";
    private static final String SWITCH = "doc/administration/settings/import_and_export_settings.md";

    /** {@code bulk_import_max_download_file_size}: the default, and fixed on GitLab.com (doc/user/group/import/troubleshooting.md). */
    private static final long LARGEST_RELATION = 5 * Bytes.GIB;

    private final Situation situation;
    private final Footing footing;
    private final PlaceholderBudget budget;
    private final Set<FullPath> groups = new HashSet<>();

    DirectTransferFit(Situation situation, Footing footing) {
        this.situation = situation;
        this.footing = footing;
        this.budget = new PlaceholderBudget(situation);
        situation.inventory().groups().stream().map(Group::fullPath).forEach(groups::add);
    }

    @Override
    public Method method() {
        return Method.DIRECT_TRANSFER;
    }

    @Override
    public List<Reason> against(Project project) {
        List<Reason> reasons = new ArrayList<>();
        switches(reasons);
        beta(reasons);
        reasons.addAll(footing.against(project, AccessLevel.OWNER, PREREQUISITES));
        if (situation.destination().instance().saas() && PrivateHost.is(source())) {
            reasons.add(new Reason("GitLab.com would have to reach " + source() + ", which is no public host", PREREQUISITES));
        }
        if (project.fullPath().parent().filter(groups::contains).isEmpty()) {
            reasons.add(new Reason("it is in a personal namespace, and direct transfer goes from group to group", "doc/api/bulk_imports.md"));
        }
        tooLarge(reasons, "repository", project.statistics().repositorySize());
        tooLarge(reasons, "LFS objects", project.statistics().lfsObjectsSize());
        tooLarge(reasons, "uploads", project.statistics().uploadsSize());
        reasons.addAll(budget.against());
        return reasons;
    }

    private void switches(List<Reason> reasons) {
        boolean source = situation.inventory().settings().directTransferEnabled();
        boolean destination = situation.destination().settings().directTransferEnabled();
        if (!source || !destination) {
            String where = source ? "at the destination" : destination ? "at the source" : "at both ends";
            reasons.add(new Reason("direct transfer is off " + where + " (bulk_import_enabled)", SWITCH));
        } else if (!situation.destination().capabilities().contains(Capability.DIRECT_TRANSFER)) {
            reasons.add(new Reason("the destination's token cannot start a direct transfer", PREREQUISITES));
        }
    }

    private void beta(List<Reason> reasons) {
        if (!situation.destination().instance().version().atLeast(18, 3)) {
            reasons.add(new Reason(
                    "direct transfer of projects is a beta before 18.3, and the destination is " + situation.destination().instance().version(),
                    "doc/user/group/import/migrated_items.md"));
        }
    }

    private static void tooLarge(List<Reason> reasons, String what, long size) {
        if (size > LARGEST_RELATION) {
            reasons.add(new Reason(
                    "its " + what + " (" + Bytes.words(size) + ") would come as one file, and a destination downloads at most " + Bytes.words(LARGEST_RELATION)
                            + " (bulk_import_max_download_file_size)",
                    "doc/user/group/import/troubleshooting.md"));
        }
    }

    private String source() {
        return situation.inventory().instance().url().getHost();
    }

    @Override
    public List<Reason> terms(Project project) {
        List<Reason> terms = new ArrayList<>();
        terms.add(new Reason("keeps issues, merge requests, their history and their authors (as placeholder users); about " + Bytes.words(project.statistics().exportSize()), "doc/user/group/import/migrated_items.md"));
        if (!situation.destination().instance().saas() && PrivateHost.is(source())) {
            terms.add(new Reason(
                    "the destination must be allowed to ask " + source() + " (allow_local_requests_from_web_hooks_and_services)", PREREQUISITES));
        }
        terms.addAll(budget.terms());
        return terms;
    }
}
