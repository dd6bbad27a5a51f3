package io.drover.connector;

import java.util.Set;

/**
 * The limits and switches of an instance that decide what can be moved. For a token without admin rights, what GitLab documents as the
 * default of that kind of instance.
 *
 * @param known               true when read from {@code GET /application/settings}, false when assumed
 * @param importSources       as in {@code import_sources}; {@code gitlab_project} is needed for file imports
 * @param projectExportEnabled {@code project_export_enabled}
 * @param directTransferEnabled {@code bulk_import_enabled}
 * @param maxImportSize       bytes, 0 is unlimited
 * @param maxExportSize       bytes, 0 is unlimited
 * @param maxDecompressedSize bytes, 0 is unlimited
 * @param maxAttachmentSize   bytes
 * @param restrictedVisibility words such as {@code public}
 */
public record InstanceSettings(
        boolean known,
        Set<String> importSources,
        boolean projectExportEnabled,
        boolean directTransferEnabled,
        long maxImportSize,
        long maxExportSize,
        long maxDecompressedSize,
        long maxAttachmentSize,
        Set<String> restrictedVisibility) {
    public InstanceSettings {
        importSources = Set.copyOf(importSources);
        restrictedVisibility = Set.copyOf(restrictedVisibility);
    }
}
