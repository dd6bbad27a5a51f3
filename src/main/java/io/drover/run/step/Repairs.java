package io.drover.run.step;

import io.drover.connector.Capability;
import io.drover.connector.DirectTransfers.Counts;
import io.drover.connector.DirectTransfers.Failure;
import io.drover.connector.DirectTransfers.Status;
import io.drover.connector.RelationImporter;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.run.step.Repair.Means;
import io.drover.run.step.StartTransfer.Boarding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is done about everything that a direct transfer did not bring whole, gentlest means first; empty when nothing is missing. */
public record Repairs(List<Repair> all) {
    private static final Set<Relation> PUSHED = Set.of(Relations.REPOSITORY, Relations.LFS_OBJECTS, Relations.WIKI, Relations.GROUP_WIKI, Relations.SNIPPETS);

    public static final Repairs NONE = new Repairs(List.of());

    /** Names of GitLab's pipelines that its export tree does not have (lib/bulk_imports/projects/stage.rb, lib/bulk_imports/groups/stage.rb). */
    private static final Map<String, String> PIPELINES = Map.of(
            "wikis", "wiki",
            "snippets_repository", "snippets",
            "badges", "project_badges",
            "project_attributes", "settings",
            "project_feature", "settings",
            "self", "settings");

    public Repairs {
        all = List.copyOf(all);
    }

    /**
     * Of one relation.
     *
     * @param whole none of it came, or nobody can tell which
     */
    private record Gap(String name, long records, boolean whole, String why) {}

    /** @param again whether it may still be deleted and started again */
    public static Repairs of(Worksite site, Scope scope, Transferred transferred, boolean again) {
        if (!transferred.arrived()) {
            Means last = again && transferred.status() == Status.FAILED ? Means.START_AGAIN : Means.DECLARE;
            return new Repairs(List.of(new Repair("everything", null, 0, last, "it ended as " + transferred.status().name().toLowerCase(Locale.ROOT))));
        }
        return new Repairs(gaps(transferred).stream().map(gap -> decide(site, scope, gap, again)).sorted(Comparator.comparing(Repair::means)).toList());
    }

    /** Of a group that came with a group above it. */
    public static Repairs ofChild(Worksite site, Boarding above, FullPath from, FullPath to) {
        return site.destination().transfers().entitiesSince(above.marker()).stream()
                .filter(e -> e.scope() == Scope.GROUP && e.from().equals(from) && e.to().equals(to))
                .findFirst()
                .map(entity -> of(site, Scope.GROUP, Transferred.of(site, entity), false))
                .orElseGet(() -> NONE);
    }

    /** What is mended by these means, each once: GitLab may name one relation in several ways. */
    public Set<Relation> by(Means means) {
        Set<Relation> relations = new LinkedHashSet<>();
        all.stream().filter(r -> r.means() == means && r.relation() != null).forEach(r -> relations.add(Objects.requireNonNull(r.relation())));
        return relations;
    }

    public boolean startAgain() {
        return all.stream().anyMatch(r -> r.means() == Means.START_AGAIN);
    }

    private static List<Gap> gaps(Transferred transferred) {
        Map<String, List<Failure>> failed = new TreeMap<>();
        transferred.failures().forEach(f -> failed.computeIfAbsent(f.relation(), r -> new ArrayList<>()).add(f));
        List<Gap> gaps = new ArrayList<>();
        failed.forEach((name, failures) -> {
            Counts counts = transferred.counts().getOrDefault(name, new Counts(0, 0, 0));
            // a record that fails has an address; a file or a batch has none
            boolean whole = counts.imported() == 0 && failures.stream().allMatch(f -> f.sourceUrl() == null);
            gaps.add(new Gap(name, Math.max(counts.missing(), failures.size()), whole, failures.getFirst().exceptionClass() + ": " + failures.getFirst().exceptionMessage()));
        });
        transferred.counts().forEach((name, counts) -> {
            if (counts.missing() > 0 && !failed.containsKey(name)) {
                gaps.add(new Gap(name, counts.missing(), counts.imported() == 0, counts.imported() + " of " + counts.source() + " were written, and no reason is given"));
            }
        });
        return gaps;
    }

    private static Repair decide(Worksite site, Scope scope, Gap gap, boolean again) {
        Relation relation = relation(scope, gap.name()).orElse(null);
        Means means = means(site, relation, gap, again);
        String missing = gap.whole() ? "none came" : gap.records() + " did not come";
        return new Repair(gap.name(), relation, gap.records(), means, missing + " (" + gap.why() + "): " + means.words());
    }

    private static Means means(Worksite site, @Nullable Relation relation, Gap gap, boolean again) {
        if (relation != null && importable(site, relation)) {
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

    /** The source has to give an archive for it, in whichever way. */
    private static boolean importable(Worksite site, Relation relation) {
        Set<Capability> source = site.source().capabilities();
        boolean archive = source.contains(Capability.EXPORT_RELATIONS) || source.contains(Capability.EXPORT_ARCHIVE);
        return archive && RelationImporter.RELATIONS.contains(relation) && RepairRelations.possible(site);
    }

    private static Optional<Relation> relation(Scope scope, String name) {
        List<Relation> all = Relations.of(scope);
        Optional<Relation> inTree = all.stream().filter(r -> r.name().equals(name)).findFirst();
        String otherwise = PIPELINES.getOrDefault(name, name);
        return inTree.isPresent() ? inTree : all.stream().filter(r -> r.name().equals(otherwise)).findFirst();
    }

    /** After everything was done about it: what both sides count, and where nobody counts, what was given up. */
    public Losses remaining(Worksite site, Owner from, Owner to) {
        List<Loss> losses = new ArrayList<>();
        for (Repair repair : all) {
            Relation relation = repair.relation();
            if (relation != null) {
                long missing = missing(site, repair, relation, from, to);
                if (missing > 0) {
                    losses.add(new Loss(relation, missing, "a direct transfer left them out: " + repair.reason()));
                }
            }
        }
        return new Losses(losses);
    }

    private static long missing(Worksite site, Repair repair, Relation relation, Owner from, Owner to) {
        OptionalLong here = Complement.count(site.source().relations(), relation, from);
        OptionalLong there = Complement.count(site.destination().relations(), relation, to);
        if (here.isPresent() && there.isPresent()) {
            return Math.max(0, here.getAsLong() - there.getAsLong());
        }
        return repair.means() == Means.DECLARE ? repair.records() : 0;
    }
}
