package io.drover.verify;

import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import java.util.Set;

/** What happens to what deploys, and to who and what may. */
final class DeploymentRules {
    private static final Set<Relation> RUNNERS = Set.of(Relations.RUNNERS, Relations.GROUP_RUNNERS);
    private static final Set<Relation> PROTECTED = Set.of(Relations.PROTECTED_ENVIRONMENTS, Relations.GROUP_PROTECTED_ENVIRONMENTS);

    private DeploymentRules() {}

    static boolean destinationsOwn(Evidence evidence) {
        return evidence.relation().scope() == Scope.INSTANCE && evidence.extra();
    }

    static boolean runner(Evidence evidence) {
        return RUNNERS.contains(evidence.relation()) && evidence.missing();
    }

    static boolean resourceGroup(Evidence evidence) {
        return evidence.relation().equals(Relations.RESOURCE_GROUPS) && evidence.missing();
    }

    static boolean mirrorOff(Evidence evidence) {
        return evidence.relation().equals(Relations.REMOTE_MIRRORS)
                && evidence.at("enabled")
                && evidence.change() != null
                && evidence.change().destination() == null;
    }

    static boolean pullMirror(Evidence evidence) {
        return evidence.relation().equals(Relations.PULL_MIRROR) && evidence.missing();
    }

    static boolean certificate(Evidence evidence) {
        return evidence.relation().equals(Relations.PAGES_DOMAINS)
                && evidence.at("certified")
                && evidence.change() != null
                && evidence.change().destination() == null;
    }

    /** The key is {@code project PATH} or {@code group PATH}. */
    static boolean allowedButNotMoved(Evidence evidence) {
        if (!evidence.relation().equals(Relations.JOB_TOKEN_SCOPE) || !evidence.missing() || evidence.source() == null) {
            return false;
        }
        int space = evidence.key().indexOf(' ');
        return space > 0 && !evidence.key().startsWith("limit") && !evidence.item().moves(FullPath.of(evidence.key().substring(space + 1)));
    }

    static boolean deployerWithoutUser(Evidence evidence) {
        Change change = evidence.change();
        return PROTECTED.contains(evidence.relation())
                && change != null
                && change.element()
                && change.destination() == null
                && change.source() != null
                && People.unmapped(change.source().path("user_id").asString(""));
    }
}
