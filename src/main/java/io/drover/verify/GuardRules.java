package io.drover.verify;

import io.drover.connector.LinkedRelations;
import io.drover.model.FullPath;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What happens to approval rules, status checks, priorities and links between projects. */
final class GuardRules {
    private GuardRules() {}

    /** All who approve at the destination approve at the source; whoever is missing could not come. */
    static boolean approverNotThere(Evidence evidence) {
        Change change = evidence.change();
        boolean rules = evidence.relation().equals(Relations.APPROVAL_RULES) || evidence.relation().equals(Relations.GROUP_APPROVAL_RULES);
        if (!rules || change == null) {
            return false;
        }
        Links links = evidence.item().links();
        Set<String> gone = texts(change.source());
        Set<String> come = texts(change.destination());
        gone.removeIf(name -> come.remove(links.neutral(name, true)));
        boolean users = evidence.at("users") && gone.stream().allMatch(People::unmapped);
        boolean groups = evidence.at("groups") && gone.stream().noneMatch(path -> evidence.item().goes(FullPath.of(path)));
        return come.isEmpty() && !gone.isEmpty() && (users || groups);
    }

    static boolean statusCheckSecret(Evidence evidence) {
        return evidence.relation().equals(Relations.STATUS_CHECKS) && evidence.at("shared_secret") && evidence.sourceText().equals(Canonical.UNREADABLE);
    }

    /** The API prioritises labels of a project and its own group only. */
    static boolean priorityFromAbove(Evidence evidence) {
        return evidence.relation().equals(Relations.LABEL_PRIORITIES)
                && evidence.missing()
                && evidence.item().ofHigherGroups(Relations.GROUP_LABELS).contains(evidence.key());
    }

    /** Whatever ties two projects needs both. */
    static boolean otherEndElsewhere(Evidence evidence) {
        String other = evidence.source() == null ? "" : evidence.source().path(LinkedRelations.ELSEWHERE).asString("");
        return LinkedRelations.ALL.contains(evidence.relation()) && evidence.missing() && !other.isEmpty() && !evidence.item().goes(FullPath.of(other));
    }

    /** Issues and merge requests that a repository alone does not bring. */
    static boolean endsNotCarried(Evidence evidence) {
        Relation ends = evidence.relation().equals(Relations.MERGE_REQUEST_BLOCKS) ? Relations.MERGE_REQUESTS : Relations.ISSUES;
        boolean ties = List.of(Relations.ISSUE_LINKS, Relations.EPIC_ISSUES, Relations.MERGE_REQUEST_BLOCKS).contains(evidence.relation());
        return ties && evidence.missing() && evidence.item().brought(ends) == Carriage.NOT && !evidence.item().carries(ends);
    }

    private static Set<String> texts(@Nullable JsonNode list) {
        Set<String> texts = new HashSet<>();
        if (list != null) {
            list.forEach(each -> texts.add(each.asString("")));
        }
        return texts;
    }
}
