package io.drover.simulator.repository;

import io.drover.simulator.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who git says made a commit or tag, and when. */
public final class Identity {
    private Identity() {}

    /** Environment for {@code git commit-tree} and {@code git tag}. */
    public static Map<String, String> of(Row user, Instant when) {
        return of(user.text("name"), user.text("email"), user, when);
    }

    static Map<String, String> of(String authorName, String authorEmail, Row committer, Instant when) {
        String date = when.getEpochSecond() + " +0000";
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("GIT_AUTHOR_NAME", authorName);
        environment.put("GIT_AUTHOR_EMAIL", authorEmail);
        environment.put("GIT_AUTHOR_DATE", date);
        environment.put("GIT_COMMITTER_NAME", committer.text("name"));
        environment.put("GIT_COMMITTER_EMAIL", committer.text("email"));
        environment.put("GIT_COMMITTER_DATE", date);
        return environment;
    }
}
