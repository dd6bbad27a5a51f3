package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.ENDPOINT;
import static io.drover.problem.Fact.Kind.EXCEPTION;
import static io.drover.problem.Fact.Kind.METHOD;
import static io.drover.problem.Fact.Kind.STATE;
import static io.drover.problem.Fact.Kind.STATUS;
import static io.drover.problem.Fact.Kind.STUCK;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** What goes wrong in GitLab's own importers. */
final class PlatformImportFailures {
    static final List<FailureMode> ALL = List.of(
            mode("GITHUB_NEEDS_CLASSIC_TOKEN", Actor.YOU,
                    "GitHub's importer needs a classic token",
                    "POST /import/github answers 401 or 422 with a token that works elsewhere.",
                    "Only classic personal access tokens with the scope repo work (and read:org for collaborators and LFS).",
                    "Create a classic token at GitHub.",
                    "doc/api/import.md",
                    sign(ENDPOINT, "/import/github").and(STATUS, "401"),
                    sign(ENDPOINT, "/import/github").and(STATUS, "422")),
            mode("GITHUB_RATE_LIMIT_STALLS", Actor.ENVIRONMENT,
                    "GitHub's rate limit stalls the importer",
                    "import_status started for days, stats stand still, nothing is reported.",
                    "GitHub allows 5,000 requests an hour; one call a pull request for \"merged by\" and its like use them up.",
                    "Wait, use a GitHub App of an enterprise organisation (15,000), or let Drover build the archive from a capture.",
                    "issues 415125, 329552",
                    sign(METHOD, "platform importer").and(STUCK, "import")),
            mode("GITHUB_MANY_COMMENTS", Actor.YOU,
                    "Comments are missing in large repositories",
                    "Fewer notes than at GitHub above some 30,000 comments.",
                    "GitHub's list of comments is cut; each must be read from its own pull request.",
                    "Start the import with the optional stage single_endpoint_notes_import.",
                    "doc/user/project/import/github.md"),
            mode("GITHUB_ENTERPRISE_406", Actor.YOU,
                    "The importer cannot talk to GitHub Enterprise Server",
                    "HTTP 406 from the importer.",
                    "GitLab 16.5 to 17.1 needed /api/v3 in github_hostname.",
                    "Add it, or upgrade.",
                    "issue 438358",
                    sign(ENDPOINT, "/import/github").and(STATUS, "406")),
            mode("GITHUB_COLLABORATORS_TAKE_SEATS", Actor.DESTINATION_ADMIN,
                    "The importer adds collaborators and uses up seats",
                    "New members up to Owner in the imported project.",
                    "collaborators_import is on by default.",
                    "Switch the optional stage off.",
                    "doc/user/project/import/github.md"),
            mode("BITBUCKET_SERVER_DELETED_PULL_REQUEST", Actor.SOURCE_ADMIN,
                    "A deleted pull request ends a Bitbucket Server import",
                    "import_status failed while pull requests are read.",
                    "The list names it, its own page answers 404, and the importer gives up.",
                    "Let Drover build the archive, or remove the pull request from the database of Bitbucket.",
                    "issue 551188",
                    sign(METHOD, "platform importer").and(STATE, "failed")),
            mode("BITBUCKET_JSON_NESTING", Actor.DESTINATION_ADMIN,
                    "An answer of Bitbucket is nested too deeply",
                    "JSON::NestingError.",
                    "GitLab limits the depth of JSON that it reads (max_http_response_json_depth).",
                    "Raise the setting for the window.",
                    "doc/user/project/import/bitbucket_server.md",
                    sign(EXCEPTION, "JSON::NestingError")),
            mode("BITBUCKET_CLOUD_FORKS_EMPTY", Actor.YOU,
                    "Pull requests from forks arrive empty",
                    "Merge requests without changes.",
                    "The importer of Bitbucket Cloud does not fetch the fork.",
                    "Push the heads of such pull requests before, or let Drover build the archive.",
                    "doc/user/project/import/bitbucket_cloud.md"),
            mode("REPOSITORY_BY_URL_TIMES_OUT", Actor.DESTINATION_ADMIN,
                    "An import by URL ends after three hours",
                    "import_status failed after three hours.",
                    "Imports by URL have a fixed limit.",
                    "Clone as a mirror and push.",
                    "doc/user/project/import/repo_by_url.md",
                    sign(METHOD, "repository only").and(STUCK, "import"),
                    sign(METHOD, "repository only").and(STATE, "failed")));

    private PlatformImportFailures() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.PLATFORM_IMPORT, code, actor, title, symptom, cause, fix, source, signs);
    }
}
