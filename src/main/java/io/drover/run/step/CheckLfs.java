package io.drover.run.step;

import io.drover.archive.ArchiveEntry;
import io.drover.archive.ArchiveLimits;
import io.drover.archive.ArchiveReader;
import io.drover.connector.Repositories.Kind;
import io.drover.connector.Repositories.LfsObject;
import io.drover.git.Git;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relations;
import io.drover.model.Statistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Are all LFS objects at the destination, those of the archive and those that the repository points at; what is not there is sent. An
 * archive lacks objects that the source keeps for the project a fork came from, and those that the export could not read.
 */
public final class CheckLfs {
    private static final Pattern OBJECT = Pattern.compile("lfs-objects/([0-9a-f]{64})");
    private static final String MIRROR = "lfs";

    private CheckLfs() {}

    public static LfsObjects.Result run(Worksite site, Owner from, Owner to, ItemFiles files) {
        Map<String, LfsObject> objects = new TreeMap<>();
        archived(Export.present(site, from, files)).forEach(o -> objects.put(o.oid(), o));
        pointedAt(site, from, files).forEach(o -> objects.putIfAbsent(o.oid(), o));
        return LfsObjects.bring(site, from, to, List.copyOf(objects.values()), files);
    }

    /** Without an archive: those that the repository points at. */
    public static LfsObjects.Result pointers(Worksite site, Owner from, Owner to, ItemFiles files) {
        return LfsObjects.bring(site, from, to, List.copyOf(pointedAt(site, from, files)), files);
    }

    private static Collection<LfsObject> archived(Path archive) {
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

    static Collection<LfsObject> pointedAt(Worksite site, Owner from, ItemFiles files) {
        boolean some = site.source().inventory().project(from.fullPath()).filter(CheckLfs::mayHaveSome).isPresent();
        if (!some || switchedOff(site, from)) {
            return List.of();
        }
        Path mirror = files.mirror(MIRROR);
        site.source().repositories().mirror(from, new Kind.ProjectRepository(), mirror);
        if (!Files.isDirectory(mirror)) {
            return List.of();
        }
        return Git.onPath().lfsPointers(mirror).stream().map(p -> new LfsObject(p.oid(), p.size())).toList();
    }

    /** Finding pointers costs a mirror. A fork's objects may be counted at the project it came from. */
    private static boolean mayHaveSome(Project project) {
        Statistics sizes = project.statistics();
        return !project.emptyRepository() && (sizes.lfsObjectsSize() > 0 || sizes.equals(Statistics.UNKNOWN) || project.forkedFromPath() != null);
    }

    /** Then the instance refuses every question about them, and the setting travels with the project. */
    static boolean switchedOff(Worksite site, Owner from) {
        return site.source().relations().reads(Relations.SETTINGS)
                && Complement.read(site, Relations.SETTINGS, from).stream().anyMatch(s -> !s.fields().path("lfs_enabled").asBoolean(true));
    }
}
