package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Archives that unpack to more than the destination accepts. */
final class DecompressedSizeCheck implements Check {
    @Override
    public String id() {
        return "decompressed-size";
    }

    private static final long GITLAB_COM = 25 * Bytes.GIB;

    @Override
    public Stream<Finding> findings(Situation s) {
        long set = s.destination().settings().maxDecompressedSize();
        long limit = s.destination().instance().saas() ? GITLAB_COM : set;
        if (limit <= 0) {
            return Stream.empty();
        }
        return s.inventory().projects().stream().filter(p -> p.statistics().exportSize() > limit).map(p -> finding(
                Severity.BLOCKER,
                p.fullPath(),
                "the archive unpacks to about " + Bytes.words(p.statistics().exportSize()) + "; the destination accepts " + Bytes.words(limit),
                "Raise max_decompressed_archive_size at the destination, or move the repository only.",
                Actor.DESTINATION_ADMIN,
                "doc/administration/settings/import_and_export_settings.md"));
    }
}
