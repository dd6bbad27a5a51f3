package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Repositories so large that export, import or a push may break off. */
final class LargeRepositoriesCheck implements Check {
    @Override
    public String id() {
        return "large-repositories";
    }

    private static final long LARGE = 5 * Bytes.GIB;

    /** GitLab.com's limit for a repository with its LFS objects. */
    private static final long GITLAB_COM = 10 * Bytes.GIB;

    @Override
    public Stream<Finding> findings(Situation s) {
        return s.inventory().projects().stream().flatMap(p -> {
            long size = Math.max(0, p.statistics().repositorySize()) + Math.max(0, p.statistics().lfsObjectsSize());
            if (s.destination().instance().saas() && size > GITLAB_COM) {
                String what = "repository and LFS objects of " + Bytes.words(size) + "; GitLab.com allows " + Bytes.words(GITLAB_COM);
                return Stream.of(finding(
                        Severity.BLOCKER, p.fullPath(), what, "Slim it down, or buy storage.", Actor.YOU, "doc/user/gitlab_com/_index.md"));
            }
            if (p.statistics().repositorySize() <= LARGE) {
                return Stream.empty();
            }
            String what = "a repository of " + Bytes.words(p.statistics().repositorySize()) + " takes long to export and to import";
            return Stream.of(finding(
                    Severity.NOTICE, p.fullPath(), what, "Move it in a wave of its own, outside working hours.", Actor.YOU,
                    "doc/user/project/settings/import_export_troubleshooting.md"));
        });
    }
}
