package io.drover.run.step;

import io.drover.engine.PermitLimit;
import java.time.Duration;

/**
 * How fast items may start things, and how often they ask.
 *
 * @param sourceLimits      whether the source enforces GitLab's import and export limits
 * @param destinationLimits whether the destination does
 * @param ask               between two looks at something that takes time
 */
public record Pace(boolean sourceLimits, boolean destinationLimits, Duration ask) {
    public static final Pace DOCUMENTED = new Pace(true, true, Duration.ofSeconds(10));

    private static final String LIMITS = "doc/administration/settings/import_export_rate_limits.md";

    /**
     * Per user: of the 400 times a minute that a project may be read, three quarters for looking at projects that set out, so that a large wave
     * does not take them all from those that are under way.
     */
    public static final PermitLimit PROJECT_LOOK =
            new PermitLimit("gitlab.project-look", 300, Duration.ofMinutes(1), "doc/administration/settings/rate_limit_on_projects_api.md");

    /** Per user. */
    public static final PermitLimit PROJECT_EXPORT = new PermitLimit("gitlab.project-export", 6, Duration.ofMinutes(1), LIMITS);

    /** Per user. */
    public static final PermitLimit GROUP_EXPORT = new PermitLimit("gitlab.group-export", 6, Duration.ofMinutes(1), LIMITS);

    /** Per user; the documentation says per project, the code counts per namespace (lib/api/project_export.rb). */
    public static final PermitLimit PROJECT_DOWNLOAD = new PermitLimit("gitlab.project-download", 1, Duration.ofMinutes(1), LIMITS);

    /** Per user and group. */
    public static final PermitLimit GROUP_DOWNLOAD = new PermitLimit("gitlab.group-download", 1, Duration.ofMinutes(1), LIMITS);

    /** Per user. */
    public static final PermitLimit PROJECT_IMPORT = new PermitLimit("gitlab.project-import", 6, Duration.ofMinutes(1), LIMITS);

    /** Of one relation: a job that has not ended after this long is taken for dead (app/models/projects/import_export/relation_import_tracker.rb). */
    public static final Duration LONGEST_RELATION_IMPORT = Duration.ofHours(24);

    /** Per user. */
    public static final PermitLimit GROUP_IMPORT = new PermitLimit("gitlab.group-import", 6, Duration.ofMinutes(1), LIMITS);

    /** Per user. */
    public static final PermitLimit TRANSFER_START = new PermitLimit("gitlab.transfer-start", 6, Duration.ofMinutes(1), "doc/user/group/import/_index.md");

    /** GitLab ends a transfer that stands still for a day; one that moves may take longer (34 hours were seen for a whole instance). */
    public static final Duration LONGEST_TRANSFER = Duration.ofDays(3);

    /** GitLab calls an import stuck and fails it after this long (doc/user/project/settings/import_export_troubleshooting.md). */
    public static final Duration LONGEST_IMPORT = Duration.ofHours(15);

    /** The archive expires this long after it was made; an export that takes longer has been lost. */
    public static final Duration LONGEST_EXPORT = Duration.ofHours(24);
}
