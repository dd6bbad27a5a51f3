package io.drover.archive;

/**
 * Something that a GitLab importer leaves out or changes without ending the import.
 *
 * @param relation as in the tree, or the folder of the archive
 * @param count    how many records or files
 * @param why      one clause that goes on after the count: "owners become maintainers"
 */
public record Shortfall(String relation, Effect effect, long count, String why) {
    public enum Effect {
        /** Is not there afterwards. */
        DROPPED,
        /** Is there, but different. */
        CHANGED
    }
}
