package io.drover.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Sentences by which a cause is known where GitLab (or Git's protocol) gives nothing but a text: {@code import_error} of an import, the
 * {@code message} of a refused direct transfer, a hook's reason. Everything else is recognised by its structure. The patterns are data, each
 * with its source; an unknown or reworded text is no fact at all and never an error.
 */
public enum KnownText {
    BOT_CANNOT_BE_MEMBER("User project bots cannot be added", "doc/user/project/settings/import_export_troubleshooting.md"),
    KILLED_BY_SIGNAL("exited with error code 15\\b", "doc/user/project/settings/import_export_troubleshooting.md"),
    MARKED_STUCK("[Mm]arked stuck import jobs as failed|Import timed out", "app/workers/gitlab/import/stuck_import_job.rb"),
    ARCHIVE_VERSION_MISMATCH("Import version mismatch", "lib/gitlab/import_export/version_checker.rb"),
    ARCHIVE_VERSION_GARBAGE("Incorrect VERSION format", "lib/gitlab/import_export/version_checker.rb"),
    ARCHIVE_WITHOUT_TREE("invalid import format", "lib/gitlab/import_export/project/tree_restorer.rb"),
    INCORRECT_JSON("Incorrect JSON format", "lib/gitlab/import_export/json/ndjson_reader.rb"),
    DECOMPRESSED_SIZE("Decompressed archive size validation failed", "lib/gitlab/import_export/decompressed_archive_size_validator.rb"),
    HARD_LINK("File shares hard link", "lib/gitlab/import_export/file_importer.rb"),
    BUNDLE_NOT_RESTORED("CreateRepositoryFromBundle|could not restore repository|fsck error", "lib/gitlab/import_export/repo_restorer.rb"),
    RUNNERS_NOT_ALLOWED("[Ss]hared runners enabled cannot be enabled because parent", "doc/user/project/settings/import_export_troubleshooting.md; issue 276930"),
    NULL_BYTE("string contains null byte", "PostgreSQL text types"),
    NO_PERMISSION_TO_EXPORT("You don't have permission to export", "app/services/bulk_imports/create_service.rb"),
    URL_BLOCKED("URL is blocked|is not allowed to be requested|Requests to the local network are not allowed", "doc/security/webhooks.md"),
    PATH_EXISTS("already exists\\. Change the destination and try again", "lib/import/framework/destination_validator.rb"),
    SOURCE_URL_AND_TOKEN("Check that the source instance base URL and the personal access token", "doc/user/group/import/direct_transfer_migrations.md"),
    SOURCE_VERSION_UNSUPPORTED("Unsupported GitLab version", "app/models/bulk_import.rb"),
    OTHER_ORGANIZATION("belongs to a different organization", "doc/user/group/import/troubleshooting.md"),
    GROUP_IMPORT_DISABLED("(Group import|Migration by direct transfer) disabled on source or destination", "doc/api/bulk_imports.md; lib/bulk_imports/error.rb"),
    BATCH_EXPORT_FAILED("Batch export \\d+ .*failed|Export from source instance failed", "doc/user/group/import/troubleshooting.md"),
    SOURCE_ANSWERED_404("Unsuccessful response 404 from", "lib/bulk_imports/clients/http.rb"),
    NO_CONNECTION_TO_SOURCE("Failed to open TCP connection|Net::OpenTimeout|execution expired|getaddrinfo", "lib/gitlab/http.rb; Ruby's Net::HTTP"),
    FILE_OVER_SIZE("File size .* exceeds limit|exceeds the (file )?size limit", "app/services/bulk_imports/file_download_service.rb"),
    GIT_HTTP_403("returned error: 403", "git, http.c"),
    GIT_HTTP_413("returned error: 413|HTTP 413", "git, http.c and remote-curl.c"),
    PUSH_RULE("GitLab: (Author|Committer|Commit message|Commit must be|.* does not follow the pattern)", "doc/user/project/repository/push_rules.md"),
    PUSHED_FILE_OVER_SIZE("larger than the allowed size|files? over the .* limit", "lib/gitlab/checks/file_size_limit_check.rb; doc/user/free_push_limit.md"),
    LFS_OBJECTS_MISSING("LFS objects are missing", "lib/gitlab/checks/lfs_check.rb"),
    STORAGE_QUOTA("exceed(ed)? (the|its|your) .*(storage|size) (limit|quota)|namespace storage size", "doc/user/storage_usage_quotas.md"),
    PROTECTED_BRANCH("protected branch", "lib/gitlab/checks/branch_check.rb");

    private final Pattern pattern;
    private final String source;

    KnownText(String pattern, String source) {
        this.pattern = Pattern.compile(pattern);
        this.source = source;
    }

    /** As {@link Fact.Kind#SAID} has it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the text is documented or made. */
    public String source() {
        return source;
    }

    public static List<KnownText> in(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(values()).filter(k -> k.pattern.matcher(text).find()).toList();
    }

    /** All known texts of one answer, seen together; empty when there is none. */
    public static List<Observation> observed(String text) {
        List<Fact> said = in(text).stream().map(k -> new Fact(Fact.Kind.SAID, k.key())).toList();
        return said.isEmpty() ? List.of() : List.of(Observation.of(said));
    }
}
