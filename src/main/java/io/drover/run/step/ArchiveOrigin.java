package io.drover.run.step;

import io.drover.connector.Capability;
import io.drover.model.Owner;
import java.nio.file.Path;
import java.util.Set;

/** Where the archive of an item comes from, and so how to get it once more when its file is gone. */
public enum ArchiveOrigin {
    /** The source exported it in one piece. */
    FILE_EXPORT,
    /** Put together from a relations export. */
    RELATIONS;

    /** Relations are preferred: no limit of the source's is in their way, and Git and LFS are not exported in vain. */
    public static ArchiveOrigin best(Worksite site, Owner from) {
        Set<Capability> can = site.source().capabilities();
        if (can.contains(Capability.EXPORT_RELATIONS)) {
            return RELATIONS;
        }
        if (can.contains(Capability.EXPORT_ARCHIVE)) {
            return FILE_EXPORT;
        }
        throw RunProblem.METHOD_NOT_AVAILABLE.exception("the source exports neither archives nor relations", from.fullPath().value());
    }

    public PlannedWrite preview(Owner from) {
        return this == RELATIONS ? ExportRelations.preview(from) : Export.preview(from);
    }

    Path present(Worksite site, Owner from, ItemFiles files) {
        return this == RELATIONS ? ExportRelations.present(site, from, files) : Export.present(site, from, files);
    }
}
