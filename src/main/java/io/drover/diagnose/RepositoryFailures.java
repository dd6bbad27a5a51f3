package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.ENDPOINT;
import static io.drover.problem.Fact.Kind.FINDING;
import static io.drover.problem.Fact.Kind.RELATION;
import static io.drover.problem.Fact.Kind.RULE;
import static io.drover.problem.Fact.Kind.SAID;
import static io.drover.problem.Fact.Kind.STATUS;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** What Git and LFS refuse. */
final class RepositoryFailures {
    static final List<FailureMode> ALL = List.of(
            mode("PUSH_OVER_5_GB", Actor.ENVIRONMENT,
                    "A push is larger than the edge takes",
                    "The push ends with 413 or a cut connection.",
                    "Cloudflare before GitLab.com takes 5 GiB a request; receive.maxInputSize and proxies limit it elsewhere.",
                    "Push in pieces: older commits first, some hundred megabytes at a time.",
                    "doc/user/project/settings/import_export_troubleshooting.md; doc/user/gitlab_com/_index.md",
                    sign(CODE, "GIT_REMOTE_REFUSED").and(SAID, "git-http-413"),
                    sign(CODE, "GIT_REMOTE_REFUSED").and(FINDING, "large-repositories")),
            mode("PUSH_RULE_REFUSES_HISTORY", Actor.DESTINATION_ADMIN,
                    "A push rule refuses commits of the past",
                    "Refs are rejected with \"remote rejected ... pre-receive hook declined\".",
                    "Push rules of the destination (author e-mail, message, secrets, signed commits) and secret push protection judge the old "
                            + "history.",
                    "Have them switched off until the history is there.",
                    "doc/user/project/repository/push_rules.md; doc/user/application_security/secret_detection/secret_push_protection",
                    sign(CODE, "GIT_REFS_REJECTED"),
                    sign(CODE, "GIT_REFS_REJECTED").and(SAID, "push-rule")),
            mode("FILE_OVER_LIMIT_IN_HISTORY", Actor.YOU,
                    "A file in the history is larger than allowed",
                    "Refs are rejected naming an object's size.",
                    "A limit on file size (100 MB on GitLab.com's free tier, a push rule elsewhere) holds for the whole history.",
                    "Have the limit lifted for the window, or move the file to LFS by rewriting the history.",
                    "doc/user/free_push_limit.md; doc/user/project/repository/push_rules.md",
                    sign(CODE, "GIT_REFS_REJECTED").and(SAID, "pushed-file-over-size"),
                    sign(CODE, "GIT_REFS_REJECTED").and(FINDING, "large-repositories")),
            mode("LFS_OBJECTS_MISSING", Actor.SOURCE_ADMIN,
                    "LFS objects are missing",
                    "Pointer files in place of content; refs rejected with \"LFS objects are missing\".",
                    "The source itself has lost them, or .lfsconfig leads to another host, which no method follows.",
                    "Run git lfs fetch --all from the place that still has them, and push them.",
                    "doc/topics/git/lfs/_index.md; doc/user/project/import/repo_by_url.md",
                    sign(CODE, "GIT_REFS_REJECTED").and(SAID, "lfs-objects-missing"),
                    sign(RULE, "missing-lfs-at-source"),
                    sign(CODE, "GIT_REFS_REJECTED").and(FINDING, "lfs-objects"),
                    sign(RELATION, "lfs_objects")),
            mode("STORAGE_QUOTA_REACHED", Actor.DESTINATION_ADMIN,
                    "The namespace has no storage left",
                    "Pushes and uploads are refused, the group is read-only.",
                    "GitLab.com limits a project to 10 GB with LFS on the free tier, and namespaces by plan.",
                    "Buy storage or reduce the repositories before the window.",
                    "doc/user/storage_usage_quotas.md",
                    sign(CODE, "GIT_REFS_REJECTED").and(SAID, "storage-quota"),
                    sign(CODE, "GIT_REFS_REJECTED").and(FINDING, "export-size")),
            mode("DEFAULT_BRANCH_PROTECTED_AT_ONCE", Actor.DESTINATION_ADMIN,
                    "The new project's default branch is protected already",
                    "409 or 422 at POST /projects/:id/protected_branches; force pushes are refused.",
                    "A group protects the default branch of new projects by its own defaults.",
                    "Drover updates what is there; a push needs the protection lifted for the moment.",
                    "doc/user/group/manage.md; doc/api/protected_branches.md",
                    sign(ENDPOINT, "/projects/:id/protected_branches").and(STATUS, "409"),
                    sign(ENDPOINT, "/projects/:id/protected_branches").and(STATUS, "422"),
                    sign(RULE, "default-branch-protected"),
                    sign(CODE, "GIT_REFS_REJECTED").and(SAID, "protected-branch")),
            mode("GIT_TAKES_TOO_LONG", Actor.ENVIRONMENT,
                    "A clone or push took longer than its deadline",
                    "Git was still running.",
                    "Very large repositories on a busy Gitaly need time for packing.",
                    "Ask for a housekeeping run at the source, and try at a quieter hour.",
                    "doc/administration/housekeeping.md",
                    sign(CODE, "GIT_DEADLINE")));

    private RepositoryFailures() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.REPOSITORY, code, actor, title, symptom, cause, fix, source, signs);
    }
}
