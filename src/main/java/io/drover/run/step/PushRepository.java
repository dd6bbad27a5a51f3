package io.drover.run.step;

import io.drover.connector.Repositories.Kind;
import io.drover.connector.Repositories.LfsObject;
import io.drover.git.Git;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relations;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A project by its repository: mirrored from the source, pushed into an empty project. Every part can be repeated. */
public final class PushRepository {
    public static final String UNDO = "delete the created project";

    private static final String MIRROR = "project";

    private PushRepository() {}

    /** Fetches every ref. */
    public static void mirror(Worksite site, Owner from, ItemFiles files) {
        site.source().repositories().mirror(from, new Kind.ProjectRepository(), files.mirror(MIRROR));
    }

    /** Returns the id of the project, which is empty. */
    public static long create(Worksite site, SourceProject from, FullPath to) {
        Project made = site.destination().namespaces().createProject(to, from.name(), from.visibility());
        return made.id();
    }

    /** Before the push: GitLab refuses commits that point to objects it does not have (doc/topics/git/lfs/_index.md). */
    public static LfsObjects.Result lfs(Worksite site, Owner from, Owner to, ItemFiles files) {
        if (CheckLfs.switchedOff(site, from)) {
            return new LfsObjects.Result(0, 0, List.of());
        }
        Path mirror = mirrored(site, from, files);
        List<LfsObject> objects = Git.onPath().lfsPointers(mirror).stream().map(p -> new LfsObject(p.oid(), p.size())).toList();
        return LfsObjects.bring(site, from, to, objects, files);
    }

    /** First of all branches, so that it becomes the default; GitLab protects it at once, which is undone where the source does not. */
    public static void defaultBranch(Worksite site, Owner from, Owner to, ItemFiles files) {
        Optional<String> branch = site.source().inventory().project(from.fullPath()).map(Project::defaultBranch);
        if (branch.isEmpty()) {
            return;
        }
        site.destination().repositories().pushBranch(to, mirrored(site, from, files), branch.get());
        boolean[] isProtected = {false};
        site.source().relations().read(Relations.PROTECTED_BRANCHES, from, rule -> isProtected[0] |= rule.key().equals(branch.get()));
        if (!isProtected[0]) {
            site.destination().writer().remove(Relations.PROTECTED_BRANCHES, to, branch.get());
        }
    }

    public static void push(Worksite site, Owner from, Owner to, ItemFiles files) {
        site.destination().repositories().push(to, new Kind.ProjectRepository(), mirrored(site, from, files));
    }

    /** The files may be on another worker's disk, or cleaned. */
    private static Path mirrored(Worksite site, Owner from, ItemFiles files) {
        Path mirror = files.mirror(MIRROR);
        if (!Git.onPath().mirrored(mirror)) {
            mirror(site, from, files);
        }
        return mirror;
    }

    /** Into a project that is there. */
    public static PlannedWrite previewInto(FullPath to) {
        return PlannedWrite.destination("push the repository and its LFS objects into " + to);
    }

    public static PlannedWrite preview(FullPath to) {
        return new PlannedWrite("destination", "create project " + to + " and push the repository into it", "POST /projects", List.of("path", "name", "namespace_id", "visibility"));
    }
}
