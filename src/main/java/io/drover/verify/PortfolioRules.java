package io.drover.verify;

import io.drover.model.Relations;
import java.util.Set;

/** What happens to epics of a group that no import brought. */
final class PortfolioRules {
    private static final Set<String> TALK = Set.of("discussions", "award_emoji", "resource_state_events");

    private PortfolioRules() {}

    /**
     * An import looks for an issue's epic by its title, and makes it in the project's group where neither that group nor one above has it
     * (lib/gitlab/import_export/project/object_builder.rb).
     */
    static boolean madeForIssues(Evidence evidence) {
        if (evidence.relation().equals(Relations.EPICS)) {
            return evidence.extra() && evidence.item().epicsThatStay().contains(evidence.key());
        }
        return evidence.relation().equals(Relations.EPIC_ISSUES)
                && evidence.at("epic")
                && evidence.item().stays(evidence.sourceText().replaceFirst("&.*", ""))
                && title(evidence.sourceText()).equals(title(evidence.destinationText()));
    }

    private static String title(String epic) {
        return epic.substring(epic.indexOf('&') + 1);
    }

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
