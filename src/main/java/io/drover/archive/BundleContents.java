package io.drover.archive;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a Git bundle says (Git's gitformat-bundle manual page).
 *
 * @param name     the file in the archive
 * @param version  2 or 3; 0 when the file is no bundle
 * @param counts   refs by kind: branches, tags, merge requests, keep-around, other
 * @param refs     name to object id, the first {@value #MOST_REFS}, keep-around refs left out
 * @param head     what HEAD points to; null when the bundle has no HEAD
 * @param missing  commits the bundle needs but does not hold
 */
public record BundleContents(
        String name, long bytes, int version, Map<String, Long> counts, Map<String, String> refs, @Nullable String head, long missing) {
    static final int MOST_REFS = 1000;

    public BundleContents {
        counts = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(counts));
        refs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(refs));
    }

    public long refCount() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The names GitLab people use for the kinds, in the order to show them. */
    public static List<String> kinds() {
        return List.of("branches", "tags", "merge requests", "keep-around", "other");
    }
}
