package io.drover.model;

/** Sizes of a project in bytes, as {@code GET /projects/:id?statistics=true} gives them; -1 is unknown. */
public record Statistics(
        long commitCount,
        long repositorySize,
        long wikiSize,
        long lfsObjectsSize,
        long jobArtifactsSize,
        long packagesSize,
        long snippetsSize,
        long uploadsSize,
        long containerRegistrySize) {
    public static final Statistics UNKNOWN = new Statistics(-1, -1, -1, -1, -1, -1, -1, -1, -1);

    /** Bytes a project export roughly holds: repository, wiki, LFS, snippets, uploads. Unknown sizes count as 0. */
    public long exportSize() {
        return known(repositorySize) + known(wikiSize) + known(lfsObjectsSize) + known(snippetsSize) + known(uploadsSize);
    }

    private static long known(long size) {
        return Math.max(0, size);
    }
}
