package io.drover.verify;

import io.drover.connector.InstanceInfo;
import io.drover.model.FullPath;
import io.drover.model.Outcome;
import io.drover.model.Relation;
import io.drover.problem.Fact;
import io.drover.problem.Observation;
import io.drover.problem.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Is it the same: per item and relation, how many were compared and every difference.
 *
 * @param unlisted attributes that an instance sent and Drover neither compares nor ignores on purpose, {@code project.issues.attribute}
 */
public record Verification(Instant madeAt, InstanceInfo source, InstanceInfo destination, List<ItemResult> items, List<String> unlisted) {
    public Verification {
        items = List.copyOf(items);
        unlisted = List.copyOf(unlisted);
    }

    /** True when nothing is different without an explanation, and everything could be read. */
    public boolean clean() {
        return items.stream().allMatch(ItemResult::clean);
    }

    /** SHA-256 over all items of the destination, hex: the same content gives the same digest in any run, on any host, with any ids. */
    public String digest() {
        return Digest.sha256(items.stream().map(i -> i.to() + " " + i.digest()).collect(Collectors.toCollection(TreeSet::new)).toString());
    }

    /**
     * @param item     id in the plan: {@code project:acme/web/shop}
     * @param problems what could not be read; empty when everything could
     */
    public record ItemResult(String item, FullPath from, FullPath to, List<RelationResult> relations, List<Problem> problems) {
        public ItemResult {
            relations = List.copyOf(relations);
            problems = List.copyOf(problems);
        }

        public boolean clean() {
            return problems.isEmpty() && relations.stream().allMatch(RelationResult::clean);
        }

        /** SHA-256 over the digests of all relations, hex. */
        public String digest() {
            return Digest.sha256(relations.stream().map(r -> r.relation().id() + " " + r.digest()).collect(Collectors.toCollection(TreeSet::new)).toString());
        }

        /** What a cause can be told by: the relations that differ without an explanation, and the rules that explained something. */
        public List<Observation> observed() {
            Stream<Observation> differing =
                    relations.stream().filter(r -> !r.clean()).map(r -> Observation.of(Fact.Kind.DIFFERS, r.relation().name()));
            Stream<Observation> explained = relations.stream()
                    .flatMap(r -> r.differences().stream())
                    .flatMap(d -> Stream.ofNullable(d.rule()))
                    .map(rule -> Observation.of(Fact.Kind.RULE, rule));
            return Stream.concat(differing, explained).toList();
        }

        public Stream<Difference> unexplained() {
            return relations.stream().flatMap(RelationResult::unexplained);
        }
    }

    /**
     * @param source how many the source has
     * @param equal  how many are equal at the destination
     * @param digest SHA-256 over the destination's normalised records, hex; same content, same digest
     * @param tally  what became of each record of the source
     * @param rules  records of the source that each rule decided upon, by the rule's id
     */
    public record RelationResult(
            Relation relation,
            long source,
            long destination,
            long equal,
            String digest,
            Tally tally,
            Map<String, Long> rules,
            List<Difference> differences) {
        public RelationResult {
            rules = Collections.unmodifiableMap(new TreeMap<>(rules == null ? Map.of() : rules));
            differences = List.copyOf(differences);
        }

        public RelationResult(Relation relation, long source, long destination, long equal, String digest, Tally tally, List<Difference> differences) {
            this(relation, source, destination, equal, digest, tally, Map.of(), differences);
        }

        public boolean clean() {
            return differences.stream().allMatch(d -> d.rule() != null);
        }

        public Stream<Difference> unexplained() {
            return differences.stream().filter(d -> d.rule() == null);
        }
    }

    /** What became of the source's records; the five add up to all of them. {@code different} is what no rule explains. */
    public record Tally(long carried, long transformed, long placeholder, long lost, long different) {
        public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        static Tally of(long equal, Map<Outcome, Long> explained, long different) {
            return new Tally(
                    equal + explained.getOrDefault(Outcome.CARRIED, 0L),
                    explained.getOrDefault(Outcome.TRANSFORMED, 0L),
                    explained.getOrDefault(Outcome.PLACEHOLDER, 0L),
                    explained.getOrDefault(Outcome.LOST, 0L),
                    different);
        }

        public long total() {
            return carried + transformed + placeholder + lost + different;
        }

        public Tally plus(Tally other) {
            return new Tally(
                    carried + other.carried,
                    transformed + other.transformed,
                    placeholder + other.placeholder,
                    lost + other.lost,
                    different + other.different);
        }
    }

    /**
     * @param key  of the record
     * @param what one line: {@code title: "a" -> "b"}, {@code missing}, {@code extra}
     * @param rule id of the rule that explains it; null when nothing does
     */
    public record Difference(String key, String what, @Nullable String rule) {}
}
