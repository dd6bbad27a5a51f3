package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.ENDPOINT;
import static io.drover.problem.Fact.Kind.EXCEPTION;
import static io.drover.problem.Fact.Kind.LIMIT;
import static io.drover.problem.Fact.Kind.SAID;
import static io.drover.problem.Fact.Kind.STAGE;
import static io.drover.problem.Fact.Kind.STATUS;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** Between the machines, and on this one. */
final class NetworkFailures {
    static final List<FailureMode> ALL = List.of(
            mode("SOURCE_NOT_REACHABLE_FROM_DESTINATION", Actor.ENVIRONMENT,
                    "The destination cannot reach the source",
                    "Direct transfers and importers fail with BulkImports::NetworkError, or POST /bulk_imports answers 422, although this "
                            + "machine reaches both.",
                    "In a direct transfer the destination pulls from the source over HTTPS. A firewall that lets the engineer through does not "
                            + "let GitLab through.",
                    "Have port 443 opened from the destination's addresses to the source, or take file transfer: there only this machine must "
                            + "see both.",
                    "doc/user/group/import/direct_transfer_migrations.md",
                    sign(EXCEPTION, "BulkImports::NetworkError"),
                    sign(EXCEPTION, "BulkImports::NetworkError").and(SAID, "no-connection-to-source"),
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "422")),
            mode("SSRF_FILTER_MISREPORTED", Actor.DESTINATION_ADMIN,
                    "The destination's request filter blocks the source, and says something else",
                    "POST /bulk_imports answers 422 \"You don't have permission to export '...'\" although the token is Owner; or \"URL is "
                            + "blocked\".",
                    "A source with a private address is blocked by the filter for outbound requests of the destination, and the blocked call "
                            + "is reported as a missing permission.",
                    "Allow requests to the local network from webhooks and integrations, or put the source on the allow-list (Admin area, "
                            + "Settings, Network, Outbound requests).",
                    "lib/bulk_imports/clients/http.rb; app/services/bulk_imports/create_service.rb; doc/security/webhooks.md",
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "422").and(SAID, "no-permission-to-export"),
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "422").and(SAID, "url-blocked")),
            mode("OBJECT_STORAGE_NOT_REACHABLE", Actor.SOURCE_ADMIN,
                    "Downloads redirect to an object storage that cannot be reached",
                    "Import::BulkImports::FileDownloadStrategy::ServiceError \"Invalid content type\"; or a download here ends at a host that "
                            + "does not resolve.",
                    "Without proxy_download the source answers with a redirect to its object storage. Also seen when an ingress bypasses "
                            + "Workhorse.",
                    "Set proxy_download: true for the source's object storage, or open the way to it; route the API through Workhorse (port "
                            + "8181).",
                    "doc/user/group/import/troubleshooting.md",
                    sign(EXCEPTION, "Import::BulkImports::FileDownloadStrategy::ServiceError"),
                    sign(CODE, "HOST_NAME_UNKNOWN").and(STAGE, "download"),
                    sign(CODE, "HOST_UNREACHABLE").and(STAGE, "download"),
                    sign(CODE, "REDIRECT_REFUSED").and(STAGE, "download")),
            mode("PRIVATE_CERTIFICATE_AUTHORITY", Actor.ENVIRONMENT,
                    "The certificate comes from an authority that the other side does not know",
                    "TLS errors here, or BulkImports::NetworkError with an SSL error at the destination.",
                    "The importing GitLab needs a publicly trusted certificate at the source, or the authority in its own trust store. "
                            + "Self-signed certificates fail.",
                    "Name the PEM file as ca-bundle in drover.yaml; at the destination put it into /etc/gitlab/trusted-certs. Otherwise take "
                            + "file transfer.",
                    "doc/user/project/import/_index.md; https://docs.gitlab.com/omnibus/settings/ssl/",
                    sign(CODE, "TLS_FAILED")),
            mode("PROXY_CUTS_LARGE_BODIES", Actor.ENVIRONMENT,
                    "A proxy or ingress limits the size of a request",
                    "POST /projects/import answers 413, or the connection breaks at always the same size.",
                    "client_max_body_size of NGINX, the ingress, and Cloudflare's 5 GiB in front of GitLab.com limit the body whatever "
                            + "max_import_size says.",
                    "Have the limit raised; or put the archive into an object storage and import it from there (remote-import takes up to 10 "
                            + "GiB).",
                    "doc/administration/settings/import_and_export_settings.md; doc/user/gitlab_com/_index.md",
                    sign(CODE, "GITLAB_UPLOAD_TOO_LARGE"),
                    sign(ENDPOINT, "/projects/import").and(STATUS, "413"),
                    sign(CODE, "CONNECTION_CUT").and(STAGE, "import")),
            mode("PROXY_TIMES_OUT_UPLOADS", Actor.ENVIRONMENT,
                    "A proxy or load balancer gives up on a long request",
                    "Uploads or downloads of large archives end with 502, 504 or a cut connection after a fixed time.",
                    "A proxy on the way has a read timeout of a minute or two; a GitLab that is storing an archive does not answer for longer.",
                    "Have proxy_read_timeout and the load balancer's idle timeout raised, or import from an object storage.",
                    "doc/administration/settings/import_and_export_settings.md; NGINX proxy_read_timeout",
                    sign(CODE, "GITLAB_UNAVAILABLE").and(STATUS, "504").and(STAGE, "import"),
                    sign(CODE, "GITLAB_UNAVAILABLE").and(STATUS, "502").and(STAGE, "import"),
                    sign(CODE, "CONNECTION_CUT").and(STAGE, "import"),
                    sign(CODE, "CONNECTION_CUT").and(STAGE, "download"),
                    sign(CODE, "NO_ANSWER_IN_TIME").and(STAGE, "import")),
            mode("PROXY_DECODES_PATHS", Actor.ENVIRONMENT,
                    "A reverse proxy decodes the slashes in project paths",
                    "GET /projects/group%2Fproject answers 404 while /projects/ID works.",
                    "Apache and some gateways decode %2F before GitLab sees it.",
                    "Set AllowEncodedSlashes NoDecode (and nocanon) in the proxy.",
                    "doc/api/rest/_index.md, \"Path parameters\"",
                    sign(CODE, "GITLAB_NOT_FOUND").and(STAGE, "prepare")),
            mode("LOGIN_PAGE_BEFORE_API", Actor.ENVIRONMENT,
                    "A login or block page answers instead of the API",
                    "An HTML page or a redirect to a sign-in host where JSON was expected.",
                    "A single sign-on gateway, a captive portal or a filter stands before the instance and knows nothing of tokens.",
                    "Have /api/v4, /api/graphql and Git over HTTPS let through for the migration machine.",
                    "doc/api/rest/authentication.md",
                    sign(CODE, "NOT_THE_API")),
            mode("DISK_FULL_HERE", Actor.ENVIRONMENT,
                    "The migration machine ran out of disk",
                    "Downloads or rewrites fail with an input/output error.",
                    "An archive exists up to three times while an item moves: downloaded, rewritten, and as a mirror. As many items as lanes "
                            + "allow do so at once.",
                    "Free space below .drover/files, or lower the number of workers of the export and transfer lanes in drover.yaml.",
                    "the workspace's .drover/files",
                    sign(CODE, "GITLAB_DISK"),
                    sign(CODE, "FILES_UNUSABLE"),
                    sign(CODE, "DISK_OR_NETWORK_FAILED")),
            mode("RATE_LIMIT_WITHOUT_HEADERS", Actor.DESTINATION_ADMIN,
                    "A rate limit that does not show in the headers",
                    "429 without RateLimit-* or Retry-After headers, text \"This endpoint has been requested too many times. Try again "
                            + "later.\"",
                    "Limits of the application (exports, imports, notes, projects, groups and users APIs) answer without headers; only those "
                            + "of the web layer have them.",
                    "Nothing: Drover knows these limits and waits. To go faster raise them (Admin area, Settings, Network), or set them to 0 "
                            + "for the window.",
                    "doc/administration/settings/import_export_rate_limits.md; doc/api/rest/troubleshooting.md",
                    sign(CODE, "TOO_MANY_REQUESTS"),
                    sign(CODE, "TOO_MANY_REQUESTS").and(LIMIT, "429 without a name")),
            mode("SHARED_ADDRESS_IS_THROTTLED", Actor.DESTINATION_ADMIN,
                    "Others use up the limit of the shared address",
                    "429 at a rate far below what one user may do.",
                    "On GitLab.com all traffic of one address counts together (2,000 a minute): a NAT gateway shared with CI runners is soon "
                            + "used up.",
                    "Give the migration machine an address of its own, or ask for the user to be put on GITLAB_THROTTLE_USER_ALLOWLIST.",
                    "doc/user/gitlab_com/rate_limits.md; doc/administration/settings/user_and_ip_rate_limits.md",
                    sign(CODE, "TOO_MANY_REQUESTS").and(LIMIT, "throttle_unauthenticated"),
                    sign(CODE, "TOO_MANY_REQUESTS").and(LIMIT, "throttle_unauthenticated_api"),
                    sign(CODE, "TOO_MANY_REQUESTS").and(LIMIT, "throttle_unauthenticated_git_http")));

    private NetworkFailures() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.NETWORK, code, actor, title, symptom, cause, fix, source, signs);
    }
}
