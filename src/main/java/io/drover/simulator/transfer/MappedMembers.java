package io.drover.simulator.transfer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a user's id in the archive to a user here. Whoever is not mapped becomes the importer. */
record MappedMembers(long importer, Map<Long, Long> mapped) implements UserMapping {
    @Override
    public boolean includes(@Nullable Object archiveId) {
        return archiveId instanceof Long id && mapped.containsKey(id);
    }

    @Override
    public @Nullable Object userFor(@Nullable Object archiveId) {
        return archiveId == null ? null : (Object) (archiveId instanceof Long id ? mapped.getOrDefault(id, importer) : importer);
    }
}
