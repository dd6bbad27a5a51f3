package io.drover.report;

import io.drover.assess.Finding;
import io.drover.connector.InstanceInfo;
import io.drover.connector.Throttle;
import io.drover.diagnose.Diagnosis;
import io.drover.diagnose.FailureMode;
import io.drover.engine.ItemState;
import io.drover.identity.UserMapping;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.plan.Plan;
import io.drover.problem.Actor;
import io.drover.problem.Problem;
import io.drover.run.step.Repair;
import io.drover.verify.LossLedger;
import io.drover.verify.Rule;
import io.drover.verify.Verification.Difference;
import io.drover.verify.Verification.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a migration is told by: what {@code report.json} holds, and what the page and the tables are made from. Holds no secret.
 *
 * @param program     Drover's version
 * @param destination null when nothing was verified yet
 * @param verifiedAt  null when nothing was verified yet
 * @param reenter     what a person must enter by hand
 * @param explained   differences that a rule explains, by rule
 * @param environment what this was made with, in words
 */
public record Report(
        Instant madeAt,
        String program,
        InstanceInfo source,
        @Nullable InstanceInfo destination,
        @Nullable Instant verifiedAt,
        Verdict verdict,
        List<Item> items,
        LossLedger ledger,
        List<Finding> findings,
        List<Reenter> reenter,
        List<UserMapping> people,
        List<Throttle> throttles,
        List<Explained> explained,
        List<String> unlisted,
        Map<String, String> environment) {
    public Report {
        items = List.copyOf(items);
        findings = List.copyOf(findings);
        reenter = List.copyOf(reenter);
        people = List.copyOf(people);
        throttles = List.copyOf(throttles);
        explained = List.copyOf(explained);
        unlisted = List.copyOf(unlisted);
    }

    /** The answer, in one word and one sentence each for people. */
    public record Verdict(Tone tone, String headline, String sentence) {}

    public enum Tone {
        GOOD,
        WARN,
        BAD
    }

    /**
     * One group or project.
     *
     * @param state        null when it was never started
     * @param bytes        what its export holds, roughly
     * @param counts       how many of each relation the inventory found
     * @param problems     why it failed, or what verification could not read
     * @param causes       what is likely behind it, the likeliest first; {@code drover explain} tells the rest
     * @param mended       what a direct transfer left out, and what was done about it
     */
    public record Item(
            String id,
            Plan.Kind kind,
            FullPath from,
            FullPath to,
            String wave,
            Method method,
            @Nullable ItemState state,
            @Nullable Instant started,
            @Nullable Instant finished,
            long bytes,
            Map<Relation, Long> counts,
            Check check,
            Tally tally,
            List<Differing> different,
            List<Problem> problems,
            List<Cause> causes,
            List<Mended> mended,
            List<Step> steps) {
        public Item {
            causes = List.copyOf(causes);
            mended = List.copyOf(mended);
            counts = Map.copyOf(counts);
            different = List.copyOf(different);
            problems = List.copyOf(problems);
            steps = List.copyOf(steps);
        }

        /** Empty until it is finished. */
        public Optional<Duration> took() {
            return started == null || finished == null ? Optional.empty() : Optional.of(Duration.between(started, finished));
        }
    }

    /** A failure mode that the evidence points at. */
    public record Cause(String code, String title, String evidence, Actor actor, String fix) {
        static Cause of(Diagnosis.Cause cause) {
            FailureMode mode = cause.mode();
            return new Cause(mode.code(), mode.title(), cause.evidence(), mode.actor(), mode.fix());
        }
    }

    /**
     * What was done about something that did not come whole.
     *
     * @param what  as GitLab names it
     * @param means one word
     * @param why   what was missing and what was done, a sentence
     */
    public record Mended(String what, String means, String why) {
        static Mended of(Repair repair) {
            return new Mended(repair.name(), repair.means().name().toLowerCase(Locale.ROOT).replace('_', ' '), repair.reason());
        }
    }

    /** What verification said about an item. */
    public enum Check {
        EQUAL,
        EXPLAINED,
        DIFFERENT,
        NOT_VERIFIED
    }

    /** One difference that nothing explains. */
    public record Differing(Relation relation, Difference difference) {}

    /** @param finished null while it still waits */
    public record Step(String name, Instant started, @Nullable Instant finished) {}

    /**
     * A value that could not be read at the source.
     *
     * @param path      at the source
     * @param attribute such as {@code value}, {@code token}
     * @param place     where at the destination it is entered: path and page
     * @param who       people of the source who can supply it
     */
    public record Reenter(FullPath path, Relation relation, String key, String attribute, String why, String place, String who) {}

    /** @param examples a few, {@code path: key: what} */
    public record Explained(Rule rule, long count, List<String> examples) {
        public Explained {
            examples = List.copyOf(examples);
        }
    }
}
