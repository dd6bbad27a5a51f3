package io.drover.verify;

import io.drover.connector.Repositories.Kind;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.Set;
import java.util.regex.Pattern;

/** What happens to refs and LFS objects. */
final class GitRules {
    private static final Pattern INTERNAL = Pattern.compile("refs/(keep-around|environments|pipelines|tmp|remotes|notes/gitlab|workloads)/.*|refs/merge-requests/\\d+/(merge|train)");
    private static final Set<Relation> WIKIS = Set.of(Relations.WIKI, Relations.GROUP_WIKI);
    private static final Pattern MERGE_REQUEST = Pattern.compile("refs/merge-requests/\\d+/head");

    /** Methods by which the repository is pushed. */
    private static final Set<Method> PUSHED = Set.of(Method.FILE_TRANSFER_IN_SLICES, Method.REPOSITORY_ONLY);

    private GitRules() {}

    static boolean forkBranch(Evidence evidence) {
        return evidence.relation().equals(Relations.REPOSITORY)
                && evidence.extra()
                && evidence.key().startsWith("refs/heads/")
                && evidence.item().forkBranches().contains(evidence.key().substring("refs/heads/".length()));
    }

    static boolean internalRefs(Evidence evidence) {
        return evidence.relation().equals(Relations.REPOSITORY) && internal(evidence.key());
    }

    static boolean internal(String ref) {
        return INTERNAL.matcher(ref).matches();
    }

    static boolean pushedMergeRequestRefs(Evidence evidence) {
        return evidence.relation().equals(Relations.REPOSITORY)
                && evidence.missing()
                && PUSHED.contains(evidence.item().item().method())
                && MERGE_REQUEST.matcher(evidence.key()).matches();
    }

    /** What nothing carries when there is no archive. Settings are there always, so they can differ but not be missing. */
    static boolean repositoryOnly(Evidence evidence) {
        return evidence.missing()
                && evidence.item().item().method() == Method.REPOSITORY_ONLY
                && !evidence.relation().equals(Relations.REPOSITORY)
                && !evidence.item().carries(evidence.relation());
    }

    /** A wiki page, or a file that somebody asked to be rewritten. */
    static boolean linksCommitted(Evidence evidence) {
        boolean wiki = WIKIS.contains(evidence.relation());
        Change change = evidence.change();
        return (wiki || evidence.relation().equals(Relations.REPOSITORY))
                && change != null
                && evidence.at("id")
                && evidence.key().startsWith("refs/heads/")
                && evidence.item().onlyLinksChanged(wiki ? new Kind.Wiki() : new Kind.ProjectRepository(), evidence.sourceText(), evidence.destinationText());
    }

    static boolean lfsMissingAtSource(Evidence evidence) {
        return evidence.relation().equals(Relations.LFS_OBJECTS)
                && evidence.missing()
                && evidence.source() != null
                && evidence.source().path(SideReader.ABSENT).asBoolean(false);
    }
}
