package io.drover.links;

import io.drover.model.FullPath;
import org.jspecify.annotations.Nullable;

/**
 * One link to the old instance, and what becomes of it.
 *
 * @param line   in the text, from 1
 * @param target group or project it leads to; null when it leads to none that Drover knows
 * @param becomes the new address; the old one where it stays
 * @param lost   what of the old address could not be kept: the anchor of a comment; null when nothing was lost
 */
public record Link(int line, String url, Fate fate, @Nullable FullPath target, String becomes, @Nullable String lost) {
    public boolean rewritten() {
        return fate == Fate.REWRITTEN;
    }

    /** Why a link is rewritten or stays. */
    public enum Fate {
        REWRITTEN("leads to what has arrived"),
        NOT_ARRIVED("its target is in the plan and has not arrived yet"),
        NOT_IN_PLAN("its target is not in the plan"),
        ID_CHANGES("it names its target by an id that is another one at the destination"),
        SSH("it is an SSH address, whose host may have another name at the destination"),
        IN_CODE("it stands in code"),
        NO_PLACE("it leads to no group or project");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
