package io.drover.links;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the part of an address that follows the project or group. iids, names, refs and secrets of uploads are kept by every
 * method, so most of it stays as it is; what is addressed by a database id cannot be found again.
 *
 * @param rest empty when there is no such place at the destination
 * @param lost what was dropped; null when nothing was
 */
record Landing(@Nullable String rest, @Nullable String lost) {
    /** Pages whose records are addressed by database ids (config/routes/project.rb): the number is another one at the destination. */
    static final String IDS =
            "(?:jobs|builds|pipelines|environments|snippets|packages|pipeline_schedules|deployments|runners|security/vulnerabilities"
                    + "|on_demand_scans|container_registry|hooks|terraform_module_registry|ml/models)/[0-9]";

    private static final Pattern BY_ID = Pattern.compile("^(?:/-)?/" + IDS + ".*");
    private static final Pattern BOARD = Pattern.compile("^(/-/(?:boards|epic_boards))/[0-9]+(.*)$");
    private static final Pattern NOTE = Pattern.compile("#note_[0-9]+$");
    private static final Pattern DIFF = Pattern.compile("([?&])(?:diff_id|start_sha)=[^&#]*&?");

    static Landing of(String rest) {
        if (BY_ID.matcher(rest).matches()) {
            return new Landing(null, null);
        }
        String kept = rest;
        String lost = null;
        Matcher note = NOTE.matcher(kept);
        if (note.find()) {
            lost = "the anchor of the comment";
            kept = kept.substring(0, note.start());
        }
        Matcher board = BOARD.matcher(kept);
        if (board.matches()) {
            lost = "which board it is";
            kept = board.group(1) + board.group(2);
        }
        if (kept.contains("diff_id=")) {
            lost = "the version of the diff";
            kept = DIFF.matcher(kept).replaceAll("$1").replaceAll("[?&](?=#|$)", "");
        }
        return new Landing(kept, lost);
    }

    /** Pages of an instance that look like a group's: the first segment of no group (lib/gitlab/path_regex.rb, TOP_LEVEL_ROUTES). */
    static final List<String> RESERVED = List.of(
            "-", "admin", "api", "assets", "dashboard", "explore", "files", "groups", "help", "import", "jwt", "login", "oauth", "profile", "projects", "public",
            "s", "search", "snippets", "unsubscribes", "uploads", "users", "v2", "user_settings", "abuse_reports", "robots.txt", "sitemap", "health_check");
}
