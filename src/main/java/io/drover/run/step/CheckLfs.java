package io.drover.run.step;

import io.drover.archive.ArchiveEntry;
import io.drover.archive.ArchiveLimits;
import io.drover.archive.ArchiveReader;
import io.drover.connector.Repositories.LfsObject;
import io.drover.model.Owner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Are all LFS objects that travelled in the archive at the destination; those that are not are sent. */
public final class CheckLfs {
    private static final Pattern OBJECT = Pattern.compile("lfs-objects/([0-9a-f]{64})");

    private CheckLfs() {}

    public static LfsObjects.Result run(Worksite site, Owner from, Owner to, ItemFiles files) {
        return LfsObjects.bring(site, from, to, objects(Export.present(site, from, files)), files);
    }

    private static List<LfsObject> objects(Path archive) {
        List<LfsObject> objects = new ArrayList<>();
        try (ArchiveReader reader = ArchiveReader.open(archive, ArchiveLimits.GITLAB)) {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                var object = OBJECT.matcher(entry.name());
                if (object.matches()) {
                    objects.add(new LfsObject(object.group(1), entry.size()));
                }
            }
        }
        return objects;
    }
}
