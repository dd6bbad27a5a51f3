package io.drover.connector.gitlab;

import io.drover.problem.Actor;

/** Which of the two instances this is; decides whose administrator has to act. */
enum Party {
    SOURCE("source", Actor.SOURCE_ADMIN),
    DESTINATION("destination", Actor.DESTINATION_ADMIN);

    private final String word;
    private final Actor admin;

    Party(String word, Actor admin) {
        this.word = word;
        this.admin = admin;
    }

    String word() {
        return word;
    }

    Actor admin() {
        return admin;
    }
}
