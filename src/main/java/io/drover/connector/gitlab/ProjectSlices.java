package io.drover.connector.gitlab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the list of all projects at ids, so that its parts can be read at the same time: keyset pages come one after the other, each with
 * the address of the next. Every part is a keyset walk of its own that {@code id_before} ends (doc/api/projects.md).
 */
final class ProjectSlices {
    private static final int MOST = 32;

    /** Fewer projects than this are read as fast in one walk. */
    private static final long WORTH = 400;

    private final GitLabApi api;

    ProjectSlices(GitLabApi api) {
        this.api = api;
    }

    /** Addresses where the parts of {@code walk} begin, which must be ordered by ascending id; empty when it is not worth it. */
    List<String> of(Route walk) {
        Route last = walk.with("sort", "desc").with("per_page", 1).with("simple", true);
        long newest = api.page(last, null).items().stream().mapToLong(p -> p.path("id").asLong()).findFirst().orElse(0);
        if (newest < WORTH) {
            return List.of();
        }
        int slices = (int) Math.min(MOST, newest / (WORTH / 4));
        List<String> cursors = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            long after = newest * i / slices;
            // the last one is open at its end: projects made in the meantime belong to it
            Long before = i == slices - 1 ? null : newest * (i + 1) / slices + 1;
            cursors.add("/api/v4" + slice(walk, after, before).pathAndQuery());
        }
        return cursors;
    }

    private static Route slice(Route walk, long after, @Nullable Long before) {
        Route from = walk.with("per_page", 100).with("id_after", after);
        return before == null ? from : from.with("id_before", before);
    }
}
