package io.drover.assess;

/**
 * What decides how fast a file transfer can be.
 *
 * @param exportsPerMinute   per user (doc/administration/settings/import_export_rate_limits.md)
 * @param importsPerMinute   per user
 * @param downloadsPerMinute per user and namespace
 * @param bytesPerSecond     what a line and two GitLabs usually manage; an assumption
 * @param importsAtOnce      import jobs that a destination runs side by side; an assumption
 */
record RateLimits(int exportsPerMinute, int importsPerMinute, int downloadsPerMinute, long bytesPerSecond, int importsAtOnce) {
    /** The defaults of GitLab, self-managed and GitLab.com alike. */
    static final RateLimits DOCUMENTED = new RateLimits(6, 6, 1, 20L << 20, 4);
}
