package io.drover.identity;

import io.drover.connector.SourceUser;
import io.drover.model.FullPath;
import java.util.OptionalLong;

/**
 * What is to become of one placeholder, or became of it.
 *
 * @param group  the top-level group it belongs to
 * @param to     user name of whoever takes over, or was asked to; empty when nobody does
 * @param userId of the same, when something is to be done
 * @param why    why so, for a person to read
 */
public record Reassignment(FullPath group, SourceUser person, Act act, String to, OptionalLong userId, String why) {
    /** What to do about a placeholder, who moves next. */
    public enum Act {
        /** The user of the user map is to be asked, or given it. */
        GIVE("to do"),
        /** GitLab failed, and may be told to try again. */
        RETRY("to repeat"),
        /** The person named has not answered yet. */
        WAITS("waits for a person"),
        /** GitLab is at it. */
        WORKS("under way"),
        /** Over. */
        DONE("done"),
        /** Somebody decided that it stays a placeholder. */
        KEPT("stays a placeholder"),
        /** Nobody is named, or not clearly. */
        UNDECIDED("not decided"),
        /** Asked of, or given to, another user than the user map names. */
        ELSEWHERE("to somebody else"),
        /** GitLab refused or failed, and nothing more can be done from here. */
        FAILED("failed");

        private final String words;

        Act(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** A person at the destination or a row of users.csv is needed. */
        public boolean needsSomebody() {
            return this == WAITS || this == UNDECIDED || this == ELSEWHERE;
        }
    }

    static Reassignment of(FullPath group, SourceUser person, Act act, String why) {
        return new Reassignment(group, person, act, person.assignee().map(SourceUser.Account::username).orElse(""), OptionalLong.empty(), why);
    }

    Reassignment but(Act other, String otherWhy) {
        return new Reassignment(group, person, other, to, userId, otherWhy);
    }
}
