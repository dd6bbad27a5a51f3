package io.drover.run.step;

import io.drover.connector.LinkedRelations;
import io.drover.connector.Receipt;
import io.drover.connector.RelationReader;
import io.drover.connector.Write;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Carries one relation over the API, because the archive does not, or not all of it. Values pass through memory only. */
public final class Complement {
    private static final Set<Relation> INVITATIONS = Set.of(Relations.INVITATIONS, Relations.GROUP_INVITATIONS);

    private Complement() {}

    /**
     * @param written what was created or updated
     * @param left    keys that a person had set up otherwise at the destination and that were left as they are
     * @param stays   keys of ties to projects that do not move
     * @param later   keys of ties to projects that move as well: made when those are there
     */
    public record Result(
            Relation relation, long wanted, List<Receipt> written, List<String> left, List<Reenter> reenter, List<String> stays, List<String> later) {
        public Result {
            written = List.copyOf(written);
            left = List.copyOf(left);
            reenter = List.copyOf(reenter);
            stays = List.copyOf(stays);
            later = List.copyOf(later);
        }

        /** What the source has and the destination keeps otherwise, and what tied it to what stays. */
        public List<Loss> losses() {
            List<Loss> losses = new ArrayList<>();
            if (!left.isEmpty()) {
                losses.add(new Loss(relation, left.size(), "left as somebody had set them up at the destination: " + String.join(", ", left)));
            }
            if (!stays.isEmpty()) {
                losses.add(new Loss(relation, stays.size(), "the project at the other end does not move: " + String.join(", ", stays)));
            }
            return losses;
        }
    }

    /** Relations that need complementing after {@code method} brought the owner, in the order to do it. */
    public static List<Relation> needed(Worksite site, Scope scope, Method method) {
        return Relations.of(scope).stream()
                .filter(r -> carriage(site, r, method) != Relation.Carriage.WHOLE)
                .filter(r -> !isMembers(r))
                .filter(r -> site.source().relations().reads(r) && site.destination().writer().writes(r))
                .toList();
    }

    /** Keys that would be created; in an owner that was there before, each needs an undo. */
    public static List<String> missing(Worksite site, Relation relation, Owner from, Owner to) {
        return writes(site, relation, from, to).stream().filter(w -> w.kind() == Write.Kind.CREATE).map(Write::key).toList();
    }

    /** @param onlyCreate leave what is there as it is: the owner was at the destination before us */
    public static Result run(Worksite site, Relation relation, Owner from, Owner to, boolean onlyCreate) {
        List<RelationRecord> all = read(site, relation, from);
        List<RelationRecord> wanted = all.stream().filter(r -> LinkedRelations.elsewhere(r).isEmpty()).toList();
        List<Write> writes = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Write write : planned(site, relation, to, wanted)) {
            if (onlyCreate && write.kind() == Write.Kind.UPDATE) {
                left.add(write.key());
            } else {
                writes.add(write);
            }
        }
        List<Receipt> written = writes.isEmpty() ? List.of() : site.destination().writer().applyAll(writes);
        return new Result(relation, all.size(), written, left, reenter(wanted, written, relation, to.fullPath()), tied(site, all, false), tied(site, all, true));
    }

    /** Keys of what ties the owner to another project, which moves or does not. */
    private static List<String> tied(Worksite site, List<RelationRecord> records, boolean moves) {
        return records.stream()
                .filter(r -> LinkedRelations.elsewhere(r).filter(path -> site.users().destinationPath(path).isPresent() == moves).isPresent())
                .map(RelationRecord::key)
                .toList();
    }

    /**
     * From the records first: what an earlier try that was cut off had written must be on the list as well. What only the destination could
     * say (somebody is not there, it refused) is on the receipts.
     */
    private static List<Reenter> reenter(List<RelationRecord> wanted, List<Receipt> written, Relation relation, FullPath to) {
        Map<String, Set<String>> attributes = new LinkedHashMap<>();
        wanted.forEach(record -> attributes.computeIfAbsent(record.key(), key -> new LinkedHashSet<>()).addAll(record.missing()));
        written.forEach(receipt -> attributes.computeIfAbsent(receipt.key(), key -> new LinkedHashSet<>()).addAll(receipt.reenter()));
        return attributes.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> new Reenter(to, relation, each.getKey(), List.copyOf(each.getValue())))
                .toList();
    }

    private static List<Write> writes(Worksite site, Relation relation, Owner from, Owner to) {
        return planned(site, relation, to, read(site, relation, from));
    }

    private static List<Write> planned(Worksite site, Relation relation, Owner to, List<RelationRecord> wanted) {
        List<Write> writes = site.destination().writer().plan(relation, to, wanted, site.users());
        return quiet(site, relation) ? writes.stream().map(write -> write.kind() == Write.Kind.CREATE ? write.byHand("the invitation") : write).toList() : writes;
    }

    /** An invitation sends mail to somebody outside: only on request. */
    private static boolean quiet(Worksite site, Relation relation) {
        return INVITATIONS.contains(relation) && !site.mails().contains("invitations");
    }

    static List<RelationRecord> read(Worksite site, Relation relation, Owner from) {
        List<RelationRecord> records = new ArrayList<>();
        site.source().relations().read(relation, from, records::add);
        return records;
    }

    /** @param to empty while the owner is not there yet: then everything will be created */
    public static List<PlannedWrite> preview(Worksite site, Relation relation, Owner from, Optional<Owner> to) {
        String words = relation.words();
        if (to.isPresent()) {
            return writes(site, relation, from, to.get()).stream()
                    .map(w -> new PlannedWrite("destination", w.kind().name().toLowerCase(Locale.ROOT) + " of " + words + ": " + w.key(), w.request(), w.names()))
                    .toList();
        }
        String verb = quiet(site, relation) ? "reenter of " : "create of ";
        return read(site, relation, from).stream()
                .map(r -> new PlannedWrite("destination", verb + words + ": " + r.key(), "", List.copyOf(r.fields().propertyNames())))
                .toList();
    }

    private static Relation.Carriage carriage(Worksite site, Relation relation, Method method) {
        return relation.carriage(method, site.source().instance().version(), site.destination().instance().version());
    }

    /** What nothing carries: neither the method that brought the owner nor we. Only what the source can count. */
    public static List<Loss> losses(Worksite site, Owner from, Method method) {
        List<Loss> losses = new ArrayList<>();
        RelationReader reader = site.source().relations();
        for (Relation relation : Relations.of(from.scope())) {
            boolean carried = carriage(site, relation, method) != Relation.Carriage.NOT;
            boolean lost = !carried && !site.destination().carries(relation) && !isMembers(relation);
            if (lost && reader.reads(relation)) {
                long count = count(reader, relation, from).orElse(0);
                if (count > 0) {
                    losses.add(new Loss(relation, count, reason(relation, method)));
                }
            }
        }
        return losses;
    }

    /** Empty also where the instance refuses to say, because of its version or a feature that is off. */
    static OptionalLong count(RelationReader reader, Relation relation, Owner owner) {
        try {
            return reader.count(relation, owner);
        } catch (ProblemException e) {
            if (e.problem().actor() == Actor.ENVIRONMENT) {
                throw e;
            }
            return OptionalLong.empty();
        }
    }

    private static String reason(Relation relation, Method method) {
        if (method == Method.REPOSITORY_ONLY) {
            return "it came without an archive, and Drover does not re-create them";
        }
        String without = method == Method.DIRECT_TRANSFER ? "a direct transfer leaves them out" : "not in the archive";
        String note = relation.note() == null ? "" : "; " + relation.note();
        return relation.write() == Relation.Recreation.NOT
                ? without + ", and GitLab's API cannot re-create them" + note
                : without + ", and Drover does not re-create them" + note;
    }

    static boolean isMembers(Relation relation) {
        return relation.equals(Relations.MEMBERS) || relation.equals(Relations.GROUP_MEMBERS);
    }

    /** GitLab names the failing relation as the tree spells it. */
    static Optional<Relation> projectRelation(String name) {
        return Relations.of(Scope.PROJECT).stream().filter(r -> r.name().equals(name)).findFirst();
    }
}
