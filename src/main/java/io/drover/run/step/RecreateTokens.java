package io.drover.run.step;

import io.drover.connector.TokenMaker;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.secrets.SealedEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes tokens anew whose secrets cannot be read, on request. A secret is shown once, so it is sealed into a file before the step says
 * that the token was made. A token of ours whose secret is not in the file, because the process died between the two, is revoked and made
 * again: nothing is doubled, and no token is left that nobody holds.
 */
public final class RecreateTokens {
    private static final String SEALED = "token (a new one, in secrets.sealed)";

    private RecreateTokens() {}

    /** What was there before us, by key. Recorded first: everything else with the same key is then ours. */
    public record Before(Map<String, List<Long>> ids) {
        public Before {
            ids = Map.copyOf(ids);
        }

        boolean knows(String key) {
            return ids.containsKey(key);
        }
    }

    /**
     * @param made keys that have a new token, whichever try made it
     * @param left keys for which no token is made: one was there before, or the source's has run out
     */
    public record Result(Relation relation, List<String> made, List<String> left, List<Reenter> reenter) {
        public Result {
            made = List.copyOf(made);
            left = List.copyOf(left);
            reenter = List.copyOf(reenter);
        }
    }

    /** Relations whose tokens the configuration asks for. */
    public static List<Relation> wanted(Worksite site, Scope scope) {
        return site.sealing().stream()
                .flatMap(sealing -> Relations.of(scope).stream().filter(relation -> sealing.names().contains(relation.name())))
                .filter(relation -> tokens(site).makes(relation) && site.source().relations().reads(relation))
                .toList();
    }

    public static Before before(Worksite site, Relation relation, Owner to) {
        return new Before(tokens(site).there(relation, to));
    }

    /** Keys that will get a token; in an owner that was there before, each needs an undo. */
    public static List<String> missing(Worksite site, Relation relation, Owner from, Before before) {
        return Complement.read(site, relation, from).stream()
                .filter(record -> !before.knows(record.key()) && !hasRunOut(site, record))
                .map(RelationRecord::key)
                .toList();
    }

    public static Result run(Worksite site, Relation relation, Owner from, Owner to, Before before) {
        Map<String, List<Long>> there = tokens(site).there(relation, to);
        Set<Long> sealed = sealed(site, relation, to);
        List<String> made = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<Reenter> reenter = new ArrayList<>();
        for (RelationRecord record : Complement.read(site, relation, from)) {
            if (before.knows(record.key()) || hasRunOut(site, record)) {
                left.add(record.key());
                continue;
            }
            ensure(site, record, to, there.getOrDefault(record.key(), List.of()), sealed);
            made.add(record.key());
            reenter.add(new Reenter(to.fullPath(), relation, record.key(), List.of(SEALED)));
        }
        return new Result(relation, made, left, reenter);
    }

    private static void ensure(Worksite site, RelationRecord record, Owner to, List<Long> ours, Set<Long> sealed) {
        ours.stream().filter(id -> !sealed.contains(id)).forEach(lost -> tokens(site).revoke(record.relation(), to, record.key(), lost));
        if (ours.stream().noneMatch(sealed::contains)) {
            TokenMaker.Made token = tokens(site).make(to, record);
            site.sealing().orElseThrow().file().add(entry(site, record, to, token.id()), token.secret());
        }
    }

    private static SealedEntry entry(Worksite site, RelationRecord record, Owner to, long id) {
        return new SealedEntry(site.time().now(), instance(site), record.relation().id(), to.fullPath().value(), record.key(), id, "");
    }

    private static Set<Long> sealed(Worksite site, Relation relation, Owner to) {
        return site.sealing().orElseThrow().file().entries().stream()
                .filter(entry -> entry.instance().equals(instance(site)) && entry.relation().equals(relation.id()) && entry.owner().equals(to.fullPath().value()))
                .map(SealedEntry::id)
                .collect(Collectors.toSet());
    }

    private static String instance(Worksite site) {
        return site.destination().instance().url().toString();
    }

    /** GitLab refuses a token that ends in the past. */
    private static boolean hasRunOut(Worksite site, RelationRecord record) {
        String end = record.fields().path("expires_at").asString("");
        if (end.isEmpty()) {
            return false;
        }
        Instant until = end.length() == 10 ? LocalDate.parse(end).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(end);
        return !until.isAfter(site.time().now());
    }

    private static TokenMaker tokens(Worksite site) {
        return site.destination().tokens();
    }

    /** @param to empty while the owner is not there yet */
    public static List<PlannedWrite> preview(Worksite site, Relation relation, Owner from, Optional<Owner> to) {
        Before there = to.map(owner -> before(site, relation, owner)).orElseGet(() -> new Before(Map.of()));
        return missing(site, relation, from, there).stream()
                .map(key -> PlannedWrite.destination("create of " + relation.words() + ": " + key + "; its token goes into secrets.sealed"))
                .toList();
    }
}
