package io.drover.archive;

/**
 * An archive that holds some rows of one relation and nothing else but the members, so that their authors are found.
 *
 * @param relation as the export tree spells it
 * @param number   from 1
 * @param first    the first of its rows, counted from 1 in the whole relation
 * @param rows     how many it holds
 * @param bytes    size of the file
 */
public record Slice(String relation, int number, long first, long rows, long bytes) {
    /** Of its file; the same at every slicing of the same archive. */
    public String fileName() {
        return relation + "-" + number + ".tar.gz";
    }

    @Override
    public String toString() {
        return relation + " " + number;
    }
}
