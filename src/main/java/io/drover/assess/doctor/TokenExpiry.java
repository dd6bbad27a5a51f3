package io.drover.assess.doctor;

import io.drover.problem.Actor;
import java.time.LocalDate;

/** A token that runs out in the middle of the window stops everything. GitLab tokens end at midnight UTC of the day named. */
final class TokenExpiry implements Examination {
    private final LocalDate windowEnds;

    TokenExpiry(LocalDate windowEnds) {
        this.windowEnds = windowEnds;
    }

    @Override
    public String check() {
        return "token expiry";
    }

    @Override
    public Diagnosis examine(Patient patient) {
        LocalDate expires = patient.connector().token().expiresAt();
        if (expires == null) {
            return Diagnosis.good(patient.place(), check(), "never");
        }
        String found = expires + ", the window ends " + windowEnds;
        return expires.isAfter(windowEnds)
                ? Diagnosis.good(patient.place(), check(), found)
                : Diagnosis.bad(patient.place(), check(), found, "make a token that outlives the window", Actor.YOU);
    }
}
