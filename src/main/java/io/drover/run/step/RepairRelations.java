package io.drover.run.step;

import io.drover.connector.ArchiveImporter.FailedRelation;
import io.drover.connector.Capability;
import io.drover.connector.RelationImporter;
import io.drover.model.Owner;
import io.drover.model.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What an import left out of the four relations that GitLab imports on their own, and what became of it. */
public final class RepairRelations {
    private RepairRelations() {}

    /** @param source how many the source has @param there how many the destination has */
    public record Count(Relation relation, long source, long there) {
        public long missing() {
            return Math.max(0, source - there);
        }
    }

    /** Of relations that both sides count. */
    public record Counts(List<Count> all) {
        public Counts {
            all = List.copyOf(all);
        }

        /** Relations of which the destination has fewer. */
        public List<Relation> gaps() {
            return all.stream().filter(c -> c.missing() > 0).map(Count::relation).toList();
        }

        long missing(Relation relation) {
            return all.stream().filter(c -> c.relation().equals(relation)).mapToLong(Count::missing).sum();
        }
    }

    /**
     * What the repair brought about.
     *
     * @param restored records that the first import had left out and that are there now
     * @param missing  records that are not there, without those that no archive could hold
     */
    public record Repaired(Relation relation, long restored, long missing) {}

    /** @param failedRelations what the importer skipped, in all of its imports; at most 100 are listed */
    public record Result(List<Repaired> all, List<FailedRelation> failedRelations) {
        public static final Result NOTHING = new Result(List.of(), List.of());

        public Result {
            all = List.copyOf(all);
            failedRelations = List.copyOf(failedRelations);
        }

        /**
         * What is lost in the end, of what was skipped at first and of what was skipped again.
         *
         * @param first as the import before the repair reported it
         */
        public List<Loss> losses(ImportProject.Finished first) {
            List<Loss> skipped = first.losses();
            ImportProject.Finished whole = new ImportProject.Finished(first.projectId(), first.correlationId(), failedRelations);
            List<Loss> losses = new ArrayList<>(skipped.stream().filter(l -> of(l.relation()).isEmpty()).toList());
            for (Repaired repaired : all) {
                long before = count(skipped, repaired.relation());
                long again = Math.max(0, count(whole.losses(), repaired.relation()) - before);
                long lost = Math.max(repaired.missing(), Math.max(before - repaired.restored(), again));
                if (lost > 0) {
                    losses.add(new Loss(repaired.relation(), lost, reason(repaired.relation(), whole.losses())));
                }
            }
            return losses;
        }

        private List<Repaired> of(Relation relation) {
            return all.stream().filter(r -> r.relation().equals(relation)).toList();
        }

        private static long count(List<Loss> losses, Relation relation) {
            return losses.stream().filter(l -> l.relation().equals(relation)).mapToLong(Loss::count).sum();
        }

        private static String reason(Relation relation, List<Loss> skipped) {
            return skipped.stream()
                    .filter(l -> l.relation().equals(relation))
                    .map(Loss::reason)
                    .findFirst()
                    .orElse("the destination has fewer than the source, although all that the archive holds were imported");
        }
    }

    /** Of those among {@code relations} that can be imported on their own. */
    public static Counts count(Worksite site, Owner from, Owner to, Collection<Relation> relations) {
        List<Count> counts = new ArrayList<>();
        for (Relation relation : RelationImporter.RELATIONS) {
            OptionalLong here = relations.contains(relation) ? count(site.source().relations(), relation, from) : OptionalLong.empty();
            OptionalLong there = here.isPresent() ? count(site.destination().relations(), relation, to) : OptionalLong.empty();
            if (there.isPresent()) {
                counts.add(new Count(relation, here.getAsLong(), there.getAsLong()));
            }
        }
        return new Counts(counts);
    }

    private static OptionalLong count(io.drover.connector.RelationReader reader, Relation relation, Owner owner) {
        return reader.reads(relation) ? Complement.count(reader, relation, owner) : OptionalLong.empty();
    }

    /** Whether the destination takes relations on their own. */
    public static boolean possible(Worksite site) {
        return site.destination().capabilities().contains(Capability.IMPORT_RELATION);
    }

    /** After everything was imported. */
    public static Result result(Worksite site, Owner from, Owner to, Set<Relation> relations, Counts before, SliceArchive.Result sliced) {
        Counts after = count(site, from, to, relations);
        List<Repaired> all = new ArrayList<>();
        for (Relation relation : relations) {
            long missing = Math.max(0, after.missing(relation) - sliced.leftOut(relation));
            all.add(new Repaired(relation, Math.max(0, before.missing(relation) - after.missing(relation)), missing));
        }
        return new Result(all, site.destination().importer().projectState(to.id()).failedRelations());
    }
}
