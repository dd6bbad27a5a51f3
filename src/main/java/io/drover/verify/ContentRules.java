package io.drover.verify;

import io.drover.model.Relations;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What happens to texts, titles and versions. */
final class ContentRules {
    private static final Pattern SUFFIX = Pattern.compile(" \\((imported|gitlab)-[^)]*\\)$");

    private ContentRules() {}

    static boolean ownLinks(Evidence evidence) {
        Change change = evidence.change();
        if (change == null || change.source() == null || change.destination() == null) {
            return false;
        }
        Links links = evidence.item().links();
        return switch (change.field().kind()) {
            case TEXT -> links.sameButLinks(change.sourceText(), change.destinationText());
            case SET -> neutral(links, change.source(), true).equals(neutral(links, change.destination(), false));
            default -> false;
        };
    }

    private static Set<String> neutral(Links links, JsonNode places, boolean fromSource) {
        return places.valueStream().map(place -> links.neutral(place.asString(""), fromSource)).collect(Collectors.toSet());
    }

    static boolean milestoneSuffix(Evidence evidence) {
        boolean title = evidence.at("milestone")
                || (evidence.at("title") && (evidence.relation().equals(Relations.MILESTONES) || evidence.relation().equals(Relations.GROUP_MILESTONES)));
        return title && !evidence.sourceText().isEmpty() && withoutSuffix(evidence.destinationText()).equals(evidence.sourceText());
    }

    static String withoutSuffix(String title) {
        return SUFFIX.matcher(title).replaceFirst("");
    }

    static boolean groupLabel(Evidence evidence) {
        return evidence.relation().equals(Relations.LABELS) && evidence.extra() && evidence.item().ofAncestors(Relations.GROUP_LABELS).contains(evidence.key());
    }

    static boolean groupMilestone(Evidence evidence) {
        return evidence.relation().equals(Relations.MILESTONES)
                && evidence.extra()
                && evidence.item().ofAncestors(Relations.GROUP_MILESTONES).contains(evidence.key());
    }

    static boolean groupLabelPriority(Evidence evidence) {
        return (evidence.relation().equals(Relations.GROUP_LABELS) || evidence.relation().equals(Relations.LABELS))
                && evidence.at("priority")
                && evidence.change() != null
                && evidence.change().destination() == null
                && (evidence.relation().equals(Relations.GROUP_LABELS) || evidence.item().ofAncestors(Relations.GROUP_LABELS).contains(evidence.key()));
    }

    /** An older version is missing, and the destination has the latest: the one whose head is the merge request's. */
    static boolean latestVersionOnly(Evidence evidence) {
        Change change = evidence.change();
        if (change == null || !evidence.at("versions") || change.source() == null || change.destination() != null || evidence.source() == null) {
            return false;
        }
        JsonNode latest = evidence.source().path("sha");
        return !change.source().path("head_commit_sha").equals(latest);
    }
}
