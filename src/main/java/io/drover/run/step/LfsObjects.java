package io.drover.run.step;

import io.drover.connector.Repositories;
import io.drover.connector.Repositories.LfsObject;
import io.drover.model.Owner;
import io.drover.model.Relations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings LFS objects that the destination lacks, from the source, a handful at a time so that the disk need not hold them all. */
public final class LfsObjects {
    private static final int AT_ONCE = 20;

    private LfsObjects() {}

    /**
     * @param objects how many the project has
     * @param sent    how many the destination lacked and has now
     * @param missing oids that the source does not have either
     */
    public record Result(int objects, int sent, List<String> missing) {
        public Result {
            missing = List.copyOf(missing);
        }

        public List<Loss> losses() {
            return missing.isEmpty()
                    ? List.of()
                    : List.of(new Loss(Relations.LFS_OBJECTS, missing.size(), "the repository points to them, but the source does not have them"));
        }
    }

    public static Result bring(Worksite site, Owner from, Owner to, List<LfsObject> objects, ItemFiles files) {
        if (objects.isEmpty()) {
            return new Result(0, 0, List.of());
        }
        Repositories destination = site.destination().repositories();
        Set<String> absent = new HashSet<>(destination.missingLfsObjects(to, objects));
        List<LfsObject> wanted = objects.stream().filter(object -> absent.contains(object.oid())).toList();
        List<String> missing = new ArrayList<>();
        Path folder = files.folder().resolve("lfs");
        for (int first = 0; first < wanted.size(); first += AT_ONCE) {
            List<LfsObject> some = wanted.subList(first, Math.min(wanted.size(), first + AT_ONCE));
            List<String> gone = site.source().repositories().fetchLfs(from, some, folder);
            missing.addAll(gone);
            destination.pushLfs(to, some.stream().filter(object -> !gone.contains(object.oid())).toList(), folder);
            some.forEach(object -> delete(folder.resolve(object.oid())));
        }
        return new Result(objects.size(), wanted.size() - missing.size(), missing);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw RunProblem.FILES_UNUSABLE.exception("an LFS object cannot be deleted", file.toString(), e);
        }
    }
}
