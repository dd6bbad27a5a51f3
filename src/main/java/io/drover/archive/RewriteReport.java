package io.drover.archive;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What a rewrite did.
 *
 * @param archive        the new archive
 * @param bytes          its size
 * @param sha256         its digest, 64 lower-case hex digits
 * @param kind           of both archives
 * @param entries        files in the new archive
 * @param unpackedBytes  read from the old one
 * @param mapped         member lines that now hold the destination's address (also those that held it before)
 * @param blanked        member lines whose address was taken away
 * @param guests         member lines added
 * @param undecided      source ids of members with a user the plan says nothing about; their lines are as they were
 * @param dropped        bytes left out by relation; a relation that was not there is missing here
 */
public record RewriteReport(
        Path archive,
        long bytes,
        String sha256,
        ArchiveKind kind,
        long entries,
        long unpackedBytes,
        long mapped,
        long blanked,
        long guests,
        Set<Long> undecided,
        Map<String, Long> dropped) {
    public RewriteReport {
        undecided = Set.copyOf(undecided);
        dropped = Map.copyOf(dropped);
    }
}
