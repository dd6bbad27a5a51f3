package io.drover.run.step;

import io.drover.model.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a relation that a direct transfer did not bring whole.
 *
 * @param name     as GitLab names what failed
 * @param relation null when the catalogue knows none of that name
 * @param records  how many are missing, as far as GitLab says
 * @param reason   what is missing and what is done
 */
public record Repair(String name, @Nullable Relation relation, long records, Means means, String reason) {
    /** @param missing what was still missing afterwards */
    public boolean mended(List<Loss> missing) {
        return relation != null && means != Means.DECLARE && missing.stream().noneMatch(loss -> loss.relation().equals(relation));
    }

    /** From the gentlest to the last resort. */
    public enum Means {
        /** Keeps dates (doc/api/project_import_export.md, "Import a relation"). */
        IMPORT_RELATION("they are imported from an archive, which adds what is missing"),
        /** Git and LFS. */
        PUSH("they are pushed"),
        COMPLEMENT("they are re-created over the API"),
        /** Once, and only what this item brought. */
        START_AGAIN("what came is deleted and transferred once more"),
        /** Nothing mends it. */
        DECLARE("nothing brings them");

        private final String words;

        Means(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
