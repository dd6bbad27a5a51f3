package io.drover.verify;

import io.drover.model.Relations;
import java.util.Set;

/** What happens to epics of a group that no import brought. */
final class PortfolioRules {
    private static final Set<String> TALK = Set.of("discussions", "award_emoji", "resource_state_events");

    private PortfolioRules() {}

    static boolean madeAnew(Evidence evidence) {
        return made(evidence) && (evidence.at("author") || evidence.at("closed_at"));
    }

    /** None of it is there; a closing leaves an event of its own. */
    static boolean withoutTalk(Evidence evidence) {
        return made(evidence)
                && TALK.stream().anyMatch(evidence::at)
                && evidence.destination() != null
                && evidence.destination().path("discussions").isEmpty()
                && evidence.destination().path("award_emoji").isEmpty();
    }

    /** Only who calls the API becomes the author of what others wrote. */
    private static boolean made(Evidence evidence) {
        return evidence.relation().equals(Relations.EPICS)
                && evidence.destination() != null
                && evidence.source() != null
                && evidence.destination().path("author").asString("").equals(evidence.item().importer());
    }
}
