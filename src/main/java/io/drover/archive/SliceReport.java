package io.drover.archive;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of slicing.
 *
 * @param slices    relation by relation, in the order of their rows
 * @param rows      that the archive has of each relation that was to be sliced, with those that are left out
 * @param leftOut   rows that fit into no archive that the destination takes
 * @param uploads   files that the base goes without, because with them it would be too large
 * @param mapped    member lines with the destination's address
 * @param undecided source ids of members the plan says nothing about
 */
public record SliceReport(List<Slice> slices, Map<String, Long> rows, List<LeftOut> leftOut, long uploads, long mapped, Set<Long> undecided) {
    public SliceReport {
        slices = List.copyOf(slices);
        rows = Map.copyOf(rows);
        leftOut = List.copyOf(leftOut);
        undecided = Set.copyOf(undecided);
    }

    /**
     * A row that stays behind.
     *
     * @param row   counted from 1
     * @param bytes of the row, or of an archive with nothing but it
     * @param limit that it is over
     */
    public record LeftOut(String relation, long row, long bytes, long limit) {}
}
