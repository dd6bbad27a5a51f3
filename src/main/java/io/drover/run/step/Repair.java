package io.drover.run.step;

import io.drover.connector.Capability;
import io.drover.connector.DirectTransfers.Counts;
import io.drover.connector.DirectTransfers.Failure;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a relation that a direct transfer did not bring whole.
 *
 * @param name     as GitLab names what failed
 * @param relation null when the catalogue knows none of that name
 * @param reason   what is missing and why it is mended this way
 */
public record Repair(String name, @Nullable Relation relation, Means means, String reason) {
    /** From the gentlest to the last resort. */
    public enum Means {
        /** What is missing is added to what is there, with its dates and authors (doc/api/project_import_export.md). */
        IMPORT_RELATION("imported from an archive, which adds what is missing"),
        /** Git and LFS are pushed. */
        PUSH("pushed"),
        COMPLEMENT("re-created over the API"),
        /** What came is deleted and comes again; once, and only what this item brought. */
        START_AGAIN("deleted, and transferred once more"),
        /** Nothing mends it. */
        DECLARE("declared lost");

        private final String words;

        Means(String words) {
            this.words = words;
        }
    }

    private static final Set<Relation> IMPORTED = Set.of(Relations.ISSUES, Relations.MERGE_REQUESTS, Relations.MILESTONES, Relations.CI_PIPELINES);
    private static final Set<Relation> PUSHED = Set.of(Relations.REPOSITORY, Relations.LFS_OBJECTS, Relations.WIKI, Relations.SNIPPETS);

    /** Names that GitLab's pipelines have (lib/bulk_imports/projects/stage.rb, lib/bulk_imports/groups/stage.rb) and its export tree has not. */
    private static final Map<String, String> PIPELINES = Map.of(
            "wikis", "wiki", "snippets_repository", "snippets", "badges", "project_badges", "group_badges", "badges", "group_labels", "labels", "project_attributes", "settings", "group_attributes", "settings", "self", "settings",
            "project_feature", "settings");

    /** Of one relation: how much is missing, and whether single records failed or all of it. */
    private record Gap(String name, long records, boolean whole, String why) {}

    /**
     * @param again whether it may still be deleted and started again
     * @return gentlest first; empty when everything came
     */
    public static List<Repair> of(Worksite site, Scope scope, Transferred transferred, boolean again) {
        if (!transferred.arrived()) {
            Means last = again ? Means.START_AGAIN : Means.DECLARE;
            return List.of(new Repair("everything", null, last, "the transfer ended as " + transferred.status().name().toLowerCase(Locale.ROOT)));
        }
        return gaps(transferred).stream().map(gap -> decide(site, scope, gap, again)).sorted(Comparator.comparing(Repair::means)).toList();
    }

    private static List<Gap> gaps(Transferred transferred) {
        Map<String, List<Failure>> failed = new TreeMap<>();
        transferred.failures().forEach(f -> failed.computeIfAbsent(f.relation(), r -> new ArrayList<>()).add(f));
        List<Gap> gaps = new ArrayList<>();
        failed.forEach((name, failures) -> {
            Counts counts = transferred.counts().getOrDefault(name, new Counts(0, 0, 0));
            // a record that fails has an address; a batch or a file has none
            boolean whole = failures.stream().allMatch(f -> f.sourceUrl() == null) && counts.imported() == 0;
            String why = failures.getFirst().exceptionClass() + ": " + failures.getFirst().exceptionMessage();
            gaps.add(new Gap(name, Math.max(counts.missing(), whole ? 1 : failures.size()), whole, why));
        });
        transferred.counts().forEach((name, counts) -> {
            if (counts.missing() > 0 && !failed.containsKey(name)) {
                gaps.add(new Gap(name, counts.missing(), counts.imported() == 0, "of " + counts.source() + " only " + counts.imported() + " were written, without a reason given"));
            }
        });
        return gaps;
    }

    private static Repair decide(Worksite site, Scope scope, Gap gap, boolean again) {
        Relation relation = relation(scope, gap.name()).orElse(null);
        Means means = means(site, scope, relation, gap, again);
        return new Repair(gap.name(), relation, means, (gap.whole() ? "none came" : gap.records() + " did not come") + " (" + gap.why() + "): " + means.words);
    }

    private static Means means(Worksite site, Scope scope, @Nullable Relation relation, Gap gap, boolean again) {
        if (relation != null && scope == Scope.PROJECT && IMPORTED.contains(relation) && importsRelations(site)) {
            return Means.IMPORT_RELATION;
        }
        if (relation != null && PUSHED.contains(relation)) {
            return Means.PUSH;
        }
        if (relation != null && site.source().relations().reads(relation) && site.destination().writer().writes(relation)) {
            return Means.COMPLEMENT;
        }
        return gap.whole() && again ? Means.START_AGAIN : Means.DECLARE;
    }

    private static boolean importsRelations(Worksite site) {
        return false;
    }

    static Optional<Relation> relation(Scope scope, String name) {
        String inTree = PIPELINES.getOrDefault(name, name);
        return Relations.of(scope).stream().filter(r -> r.name().equals(inTree)).findFirst();
    }

    /** How the losses that remain are told. */
    public boolean mends() {
        return means != Means.DECLARE;
    }
}
