package io.drover.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What goes wrong, by seed or by script. {@code faults.inject(Kind.CUT).on("GET /projects/:id/export/download").nth(1)} cuts the first
 * download; {@code faults.inject(Kind.BAD_GATEWAY).probability(0.01)} lets one request in a hundred fail. Endpoints are written
 * {@code METHOD /pattern} as routes are registered, {@code GIT git-upload-pack} for Git, {@code *} stands for anything. Thread-safe.
 */
public final class Faults {
    private final long seed;
    private final Random random;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<String> fired = new ArrayList<>();

    public Faults(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** A way to fail. */
    public enum Kind {
        /** 429 with {@code Retry-After}. */
        TOO_MANY_REQUESTS,
        /** 502 before the request was processed. */
        BAD_GATEWAY,
        /** 503 before the request was processed. */
        UNAVAILABLE,
        /** The connection breaks in the middle of the answer's body. */
        CUT,
        /** The body comes in small pieces with pauses. */
        SLOW,
        /** A read answers what the same read answered before a write, as a lagging replica does. */
        STALE,
        /** The request is processed, the answer is lost. */
        ANSWER_LOST,
        /** 404, as from a file that is gone, before the request was processed. */
        NOT_FOUND,
        /** Not a request: the import of the project with this full path fails half-way. */
        IMPORT_FAILS,
        /** Not a request: the job fails that gives the contributions of the source user with this user name to somebody. */
        REASSIGNMENT_FAILS,
        /** Not a request: at the source, the export of {@code <path> <relation>} fails, or only its batch {@code <path> <relation> <number>}. */
        EXPORT_FAILS,
        /** Not a request: {@code <source path> <relation>} of a direct transfer breaks off in the middle of its records. */
        RELATION_FAILS,
        /** Not a request: the worker dies that is about to bring {@code <source path> <relation>}, and the transfer stands still. */
        WORKER_DIES,
        /** Not a request: an importer gives up one record, {@code FULL_PATH RELATION}, as a statement timeout makes it. */
        RECORD_SKIPPED;

        private boolean job() {
            return List.of(IMPORT_FAILS, REASSIGNMENT_FAILS, EXPORT_FAILS, RELATION_FAILS, WORKER_DIES, RECORD_SKIPPED).contains(this);
        }
    }

    public Rule inject(Kind kind) {
        Rule rule = new Rule(kind);
        rules.add(rule);
        return rule;
    }

    public void clear() {
        rules.clear();
    }

    public long seed() {
        return seed;
    }

    /** What happened so far, {@code KIND endpoint}, in order. */
    public synchronized List<String> fired() {
        return List.copyOf(fired);
    }

    /** Whether an import into this full path should fail half-way. Asked once per import. */
    public boolean importFails(String fullPath) {
        return next(fullPath, kind -> kind == Kind.IMPORT_FAILS).isPresent();
    }

    /** Whether the reassignment of this source user should fail. Asked once per attempt. */
    public boolean reassignmentFails(String sourceUsername) {
        return next(sourceUsername, kind -> kind == Kind.REASSIGNMENT_FAILS).isPresent();
    }

    /** Whether the export of this relation, or of this batch of it, should fail. */
    public boolean exportFails(String what) {
        return next(what, kind -> kind == Kind.EXPORT_FAILS).isPresent();
    }

    /** Whether this relation of a direct transfer should break off half-way. Asked once for each file of it. */
    public boolean relationFails(String pathAndRelation) {
        return next(pathAndRelation, kind -> kind == Kind.RELATION_FAILS).isPresent();
    }

    /** Whether the worker of a direct transfer should vanish here. */
    public boolean workerDies(String pathAndStep) {
        return next(pathAndStep, kind -> kind == Kind.WORKER_DIES).isPresent();
    }

    /** Whether the importer should give up a record of this relation. Asked once per record. */
    public boolean recordSkipped(String fullPath, String relation) {
        return next(fullPath + " " + relation, kind -> kind == Kind.RECORD_SKIPPED).isPresent();
    }

    /** Whether any rule makes reads stale, so that earlier answers must be kept. */
    public boolean staleReads() {
        return rules.stream().anyMatch(rule -> rule.kind == Kind.STALE);
    }

    /** The fault this request meets. */
    public Optional<Kind> next(String endpoint) {
        return next(endpoint, kind -> !kind.job());
    }

    private synchronized Optional<Kind> next(String endpoint, Predicate<Kind> asked) {
        for (Rule rule : rules) {
            if (asked.test(rule.kind) && rule.hits(endpoint, random)) {
                fired.add(rule.kind + " " + endpoint);
                return Optional.of(rule.kind);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "faults with seed " + seed;
    }

    /** When a fault strikes; always, unless told otherwise. */
    public static final class Rule {
        private final Kind kind;
        private Pattern endpoint = Pattern.compile(".*");
        private double probability = 1;
        private long nth;
        private long times = Long.MAX_VALUE;
        private long seen;

        private Rule(Kind kind) {
            this.kind = kind;
        }

        /** Only on this endpoint; {@code *} stands for anything. */
        public synchronized Rule on(String pattern) {
            endpoint = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
            return this;
        }

        /** Only on the n-th request that fits, counted from 1. */
        public synchronized Rule nth(long n) {
            nth = n;
            return this;
        }

        /** At most so often. */
        public synchronized Rule times(long n) {
            times = n;
            return this;
        }

        /** Of each request that fits, from 0 to 1. */
        public synchronized Rule probability(double p) {
            probability = p;
            return this;
        }

        private synchronized boolean hits(String asked, Random random) {
            if (times == 0 || !endpoint.matcher(asked).matches()) {
                return false;
            }
            seen++;
            boolean hit = nth == 0 ? probability >= 1 || random.nextDouble() < probability : seen == nth;
            times -= hit ? 1 : 0;
            return hit;
        }
    }
}
