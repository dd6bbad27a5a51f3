package io.drover.connector.gitlab;

import io.drover.http.Redaction;
import io.drover.problem.Actor;
import io.drover.problem.Fact;
import io.drover.problem.KnownText;
import io.drover.problem.Observation;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which problem an unsuccessful answer is: by status, endpoint and the shape of the answer. What GitLab says in words is shown to people
 * but decides nothing. Documented in doc/api/rest/troubleshooting.md.
 */
final class Refusals {
    private static final int WORDS = 300;

    /** Endpoints where 403 means that an administrator is asked for. */
    private static final Set<String> ADMIN_ONLY = Set.of(
            "/application/settings",
            "/application/statistics",
            "/application/plan_limits",
            "/users",
            "/users/:id",
            "/users/:id/block",
            "/users/:id/unblock",
            "/deploy_keys",
            "/hooks",
            "/hooks/:hook_id",
            "/topics/:id",
            "/admin/ci/variables",
            "/admin/ci/variables/:key");

    /** What every user may ask: 403 there is about the account. */
    private static final Set<String> EVERYBODY = Set.of("/user", "/personal_access_tokens/self", "/metadata", "/version");

    /** Endpoints where 401 is not about the token: without SAML on the instance nobody may see its links (ee/lib/api/saml_group_links.rb). */
    private static final Set<String> UNAUTHORIZED_MEANS_FORBIDDEN = Set.of(GroupLinks.SAML, GroupLinks.SAML + "/:saml_group_name");

    private final Party party;
    private final String base;
    private final Redaction redaction;

    Refusals(Party party, String base, Redaction redaction) {
        this.party = party;
        this.base = base;
        this.redaction = redaction;
    }

    ProblemException of(Answer answer) {
        return of(kind(answer), answer);
    }

    /** For callers who know from the endpoint what a status means. */
    ProblemException of(GitLabProblem kind, Answer answer) {
        Actor actor = kind.actor() == Actor.SOURCE_ADMIN || kind.actor() == Actor.DESTINATION_ADMIN ? party.admin() : kind.actor();
        String what = "the " + party.word() + " answered " + answer.status() + words(answer)
                + answer.header("x-request-id").map(id -> " (correlation id " + id + ")").orElse("");
        String below = answer.route().pattern().startsWith("/api/") ? "" : "/api/v4";
        String where = answer.method() + " " + base + below + answer.route().path();
        return new ProblemException(new Problem(kind.name(), actor, what, where, kind.next(), List.of(observed(answer))), null);
    }

    private Observation observed(Answer answer) {
        Observation seen = Observation.of(Fact.Kind.SIDE, party.word())
                .and(Fact.Kind.REQUEST, answer.method())
                .and(Fact.Kind.ENDPOINT, answer.route().pattern())
                .and(Fact.Kind.STATUS, Integer.toString(answer.status()));
        for (String attribute : answer.invalidAttributes()) {
            seen = seen.and(Fact.Kind.FIELD, attribute);
        }
        for (KnownText text : KnownText.in(answer.json().path("message").asString(""))) {
            seen = seen.and(Fact.Kind.SAID, text.key());
        }
        Observation all = seen;
        return answer.header("x-request-id").map(id -> all.and(Fact.Kind.CORRELATION_ID, id)).orElse(all);
    }

    private static GitLabProblem kind(Answer answer) {
        return switch (answer.status()) {
            case 401 -> UNAUTHORIZED_MEANS_FORBIDDEN.contains(answer.route().pattern()) ? GitLabProblem.GITLAB_PERMISSION_MISSING : GitLabProblem.GITLAB_TOKEN_REFUSED;
            case 403 -> forbidden(answer);
            case 404, 410 -> GitLabProblem.GITLAB_NOT_FOUND;
            case 409 -> GitLabProblem.GITLAB_CONFLICT;
            case 413 -> GitLabProblem.GITLAB_UPLOAD_TOO_LARGE;
            case 502, 503, 504 -> GitLabProblem.GITLAB_UNAVAILABLE;
            default -> answer.status() >= 500 ? GitLabProblem.GITLAB_FAILED : GitLabProblem.GITLAB_REFUSED_INPUT;
        };
    }

    private static GitLabProblem forbidden(Answer answer) {
        // an error code of OAuth 2.0 (RFC 6750), not a text
        if (answer.json().path("error").asString("").equals("insufficient_scope")) {
            return GitLabProblem.GITLAB_SCOPE_MISSING;
        }
        if (EVERYBODY.contains(answer.route().pattern())) {
            return GitLabProblem.GITLAB_ACCOUNT_REFUSED;
        }
        boolean admin = ADMIN_ONLY.contains(answer.route().pattern());
        return admin ? GitLabProblem.GITLAB_ADMIN_NEEDED : GitLabProblem.GITLAB_PERMISSION_MISSING;
    }

    String redacted(String said) {
        return redaction.text(said);
    }

    private String words(Answer answer) {
        JsonNode said = said(answer.json());
        String text = said.isMissingNode() ? "" : redaction.json(said.isString() ? said.asString() : said.toString());
        if (text.isEmpty()) {
            return "";
        }
        return ": " + (text.length() > WORDS ? text.substring(0, WORDS) + "..." : text);
    }

    /** OAuth's {@code error} is a code; its description is for people (RFC 6750, 3). */
    private static JsonNode said(JsonNode body) {
        return Stream.of("message", "error_description", "error").filter(body::has).map(body::get).findFirst().orElseGet(() -> body.path("error"));
    }
}
