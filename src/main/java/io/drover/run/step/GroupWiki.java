package io.drover.run.step;

import io.drover.connector.Repositories;
import io.drover.connector.Repositories.Kind;
import io.drover.git.Git;
import io.drover.model.Owner;
import io.drover.model.Relations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The wiki of a group is in the archive and in a direct transfer; where its Git repository did not arrive whole, it is pushed. */
public final class GroupWiki {
    private static final Kind WIKI = new Kind.Wiki();

    private GroupWiki() {}

    /**
     * What is to be done about it.
     *
     * @param refs   what is to be pushed, object id by ref; empty when nothing is
     * @param losses refs that stay behind
     */
    public record Look(SortedMap<String, String> refs, List<Loss> losses) {
        static final Look NOTHING = new Look(new TreeMap<>(), List.of());

        public Look {
            refs = new TreeMap<>(refs);
            losses = List.copyOf(losses);
        }

        static Look left(long refs, String why) {
            return new Look(new TreeMap<>(), List.of(new Loss(Relations.GROUP_WIKI, refs, why)));
        }
    }

    /**
     * Compares both sides by their refs.
     *
     * @param ours whether this migration made the group: in another one, pages that somebody wrote there stay
     */
    public static Look look(Worksite site, Owner from, Owner to, boolean ours) {
        Repositories destination = site.destination().repositories();
        SortedMap<String, String> wanted = site.source().repositories().refs(from, WIKI);
        SortedMap<String, String> there = destination.refs(to, WIKI);
        long missing = wanted.entrySet().stream().filter(ref -> !there.entrySet().contains(ref)).count();
        if (missing == 0) {
            return Look.NOTHING;
        }
        if (!destination.offers(to, WIKI)) {
            return Look.left(missing, "the destination has no wikis of groups: they are switched off there, or not licensed");
        }
        boolean free = ours || there.isEmpty();
        return free ? new Look(wanted, List.of()) : Look.left(missing, "left as somebody had written the wiki at the destination");
    }

    /** Every branch and tag. */
    public static void push(Worksite site, Owner from, Owner to, ItemFiles files) {
        site.source().repositories().mirror(from, WIKI, files.mirror("wiki"));
        site.destination().repositories().push(to, WIKI, files.mirror("wiki"));
    }

    /** What is in a wiki that was empty before ours was pushed. */
    public enum Now {
        EMPTY,
        /** Nothing but pages as they were pushed. */
        AS_PUSHED,
        CHANGED
    }

    /**
     * What a rollback meets.
     *
     * @param pushed refs as they were at the source
     */
    public static Now now(Worksite site, Owner to, Map<String, String> pushed, ItemFiles files) {
        SortedMap<String, String> there = site.destination().repositories().refs(to, WIKI);
        Path mirror = files.mirror("wiki-now");
        if (!there.isEmpty()) {
            site.destination().repositories().mirror(to, WIKI, mirror);
        }
        boolean pages = false;
        boolean changed = false;
        for (Map.Entry<String, String> ref : there.entrySet()) {
            Set<Map.Entry<String, String>> now = Git.onPath().files(mirror, ref.getValue()).orElseGet(TreeMap::new).entrySet();
            SortedMap<String, String> ours = Optional.ofNullable(pushed.get(ref.getKey())).flatMap(id -> Git.onPath().files(mirror, id)).orElseGet(TreeMap::new);
            pages |= !now.isEmpty();
            changed |= !ours.entrySet().containsAll(now);
        }
        files.forget(mirror);
        return changed ? Now.CHANGED : pages ? Now.AS_PUSHED : Now.EMPTY;
    }

    /**
     * The push, where there would be one.
     *
     * @param to empty while the group is not there yet
     */
    public static List<PlannedWrite> preview(Worksite site, Owner from, Optional<Owner> to) {
        Map<String, String> refs = to.isPresent() ? look(site, from, to.get(), false).refs() : site.source().repositories().refs(from, WIKI);
        return refs.isEmpty() ? List.of() : List.of(PlannedWrite.destination("push the wiki of " + from.fullPath()));
    }
}
