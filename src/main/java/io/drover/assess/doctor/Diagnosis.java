package io.drover.assess.doctor;

import io.drover.problem.Actor;
import io.drover.problem.Problem;

/**
 * One row of the check-up.
 *
 * @param check what was examined, a few words
 * @param found what is the case, with figures
 * @param next  what to do; empty when nothing
 * @param who   who must do it; {@link Actor#YOU} when nothing is to be done
 */
public record Diagnosis(Place place, String check, Verdict verdict, String found, String next, Actor who) {
    static Diagnosis good(Place place, String check, String found) {
        return new Diagnosis(place, check, Verdict.GOOD, found, "", Actor.YOU);
    }

    static Diagnosis bad(Place place, String check, String found, String next, Actor who) {
        return new Diagnosis(place, check, Verdict.BAD, found, next, who);
    }

    static Diagnosis warning(Place place, String check, String found, String next, Actor who) {
        return new Diagnosis(place, check, Verdict.WARNING, found, next, who);
    }

    static Diagnosis unknown(Place place, String check, String found, String next, Actor who) {
        return new Diagnosis(place, check, Verdict.UNKNOWN, found, next, who);
    }

    static Diagnosis of(Place place, String check, Problem problem) {
        return bad(place, check, problem.what(), problem.next(), problem.actor());
    }
}
