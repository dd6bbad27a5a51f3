package io.drover.assess.doctor;

import io.drover.connector.TokenInfo;
import io.drover.problem.Actor;

/** Who the token is and what it may do (doc/user/profile/personal_access_tokens.md, "Personal access token scopes"). */
final class TokenRights implements Examination {
    @Override
    public String check() {
        return "token";
    }

    @Override
    public Diagnosis examine(Patient patient) {
        TokenInfo token = patient.connector().token();
        String found = token.username() + " with scopes " + String.join(", ", token.scopes().stream().sorted().toList());
        if (!token.scopes().contains("api")) {
            return Diagnosis.bad(patient.place(), check(), found + "; api is missing", "make a personal access token with scope api", Actor.YOU);
        }
        if (token.bot()) {
            String next = "use a personal access token of a user: bots cannot import (doc/user/project/settings/import_export_troubleshooting.md)";
            return Diagnosis.bad(patient.place(), check(), found + "; it is a bot", next, Actor.YOU);
        }
        return Diagnosis.good(patient.place(), check(), found);
    }
}
