package io.drover.problem;

import java.util.Comparator;

/** Something by which a failure is recognised: a status, an endpoint, the class of an exception. Never a sentence, and never a secret. */
public record Fact(Kind kind, String value) implements Comparable<Fact> {
    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::kind).thenComparing(Fact::value);

    /** What a fact is about. */
    public enum Kind {
        /** Name of a {@link ProblemCode}. */
        CODE("problem"),
        /** {@code source} or {@code destination}. */
        SIDE("side"),
        /** HTTP method of the request that was refused. */
        REQUEST("request"),
        /** Its route below {@code /api/v4}, with {@code :id} for what varies. */
        ENDPOINT("endpoint"),
        STATUS("HTTP status"),
        /** Attribute that a refused input names: a key of the answer's {@code message} object. */
        FIELD("complains about"),
        /** {@link KnownText#key()} of a sentence, where GitLab gives nothing but one. */
        SAID("said"),
        /** Name of the rate limit that stopped us, from {@code RateLimit-Name} or of our own books. */
        LIMIT("rate limit"),
        /** Of an export, import or entity, as GitLab spells it. */
        STATE("state"),
        /** {@code relation_name} or {@code relation} of a failure. */
        RELATION("relation"),
        /** {@code exception_class} of a failure. */
        EXCEPTION("exception"),
        /** How the item moves, in the words of the plan. */
        METHOD("method"),
        /** {@code group}, {@code project} or {@code people}. */
        KIND("kind"),
        /** Where on its way the item is: {@code prepare}, {@code export}, {@code download}, {@code import}, {@code complement}. */
        STAGE("stage"),
        /** The stage in which the item has been waiting for unusually long. */
        STUCK("stuck in"),
        /** Id of a check of the assessment that warned. */
        FINDING("warned by"),
        /** How many failures the API listed when it listed as many as it ever does. */
        LISTED("failures listed"),
        /** Name of a relation with a difference that nothing explains. */
        DIFFERS("differs at the destination"),
        /** Id of a rule of the verification that explains a difference. */
        RULE("explained by the rule"),
        /** For the log of the instance; says nothing about the cause. */
        CORRELATION_ID("correlation id");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** {@code HTTP status 422}. */
    public String words() {
        return kind.words() + " " + value;
    }

    @Override
    public int compareTo(Fact other) {
        return ORDER.compare(this, other);
    }
}
