package io.drover.archive;

/**
 * What the destination is willing to import.
 *
 * @param archiveBytes    {@code max_import_size}; 0 is unlimited, GitLab's default on self-managed
 *                        (doc/administration/settings/import_and_export_settings.md)
 * @param attachmentBytes {@code max_attachment_size}, 100 MiB by default (doc/administration/settings/account_and_limit_settings.md); a larger
 *                        upload is left out without a word
 * @param avatarBytes     200 KiB (doc/user/profile/_index.md); a larger one ends the import
 */
public record ImportLimits(long archiveBytes, long attachmentBytes, long avatarBytes) {
    public static final ImportLimits GITLAB = new ImportLimits(0, 100L << 20, 200L << 10);

    public ImportLimits withArchiveBytes(long bytes) {
        return new ImportLimits(bytes, attachmentBytes, avatarBytes);
    }

    public ImportLimits withAttachmentBytes(long bytes) {
        return new ImportLimits(archiveBytes, bytes, avatarBytes);
    }
}
