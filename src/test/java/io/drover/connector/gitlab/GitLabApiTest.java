package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.config.Secret;
import io.drover.connector.Page;
import io.drover.http.HttpProblem;
import io.drover.http.ReplayTransport;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class GitLabApiTest {
    private final ReplayTransport server = new ReplayTransport();
    private final GitLabApi source = api(Party.SOURCE);
    private final GitLabApi destination = api(Party.DESTINATION);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | /user                 | {"message":"401 Unauthorized"}                                  | GITLAB_TOKEN_REFUSED
            401 | /user                 | {"error":"invalid_token","error_description":"Token is expired"} | GITLAB_TOKEN_REFUSED
            403 | /projects/:id         | {"error":"insufficient_scope","scope":"api"}                    | GITLAB_SCOPE_MISSING
            403 | /application/settings | {"message":"403 Forbidden"}                                     | GITLAB_ADMIN_NEEDED
            403 | /users                | {"message":"403 Forbidden"}                                     | GITLAB_ADMIN_NEEDED
            403 | /projects/:id         | {"message":"403 Forbidden"}                                     | GITLAB_PERMISSION_MISSING
            404 | /projects/:id         | {"message":"404 Project Not Found"}                             | GITLAB_NOT_FOUND
            409 | /projects/:id         | {"message":"409 Conflict"}                                      | GITLAB_CONFLICT
            413 | /projects/import      | x                                                               | GITLAB_UPLOAD_TOO_LARGE
            400 | /projects/:id         | {"message":{"title":["can't be blank"]}}                        | GITLAB_REFUSED_INPUT
            422 | /projects/:id         | {"error":"name is missing"}                                     | GITLAB_REFUSED_INPUT
            500 | /projects/:id         | {"message":"500 Internal Server Error"}                         | GITLAB_FAILED
            503 | /projects/:id         | <html>                                                          | GITLAB_UNAVAILABLE
            """)
    void a_refusal_is_known_by_status_endpoint_and_shape(int status, String pattern, String body, String code) {
        Route route = pattern.contains(":id") ? Route.of(pattern, 7) : Route.of(pattern);
        server.answer("GET", "/api/v4" + route.path(), status, Map.of(), body);

        assertThatThrownBy(() -> source.get(route)).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void the_administrator_who_must_act_is_that_of_the_instance() {
        server.answer("GET", "/api/v4/application/settings", 403, Map.of(), "{}");
        Route route = Route.of("/application/settings");

        assertActor(Actor.SOURCE_ADMIN, () -> source.get(route));
        assertActor(Actor.DESTINATION_ADMIN, () -> destination.get(route));
    }

    @Test
    void a_refusal_says_what_gitlab_said_but_never_the_token() {
        server.answer("POST", "/api/v4/groups", 400, Map.of("x-request-id", List.of("01ABC")), "{\"message\":{\"path\":[\"glpat-secret is taken\"]}}");
        ObjectNode body = GitLabApi.JSON.createObjectNode();

        assertThatThrownBy(() -> source.post(Route.of("/groups"), body)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().what()).contains("path").contains("is taken").contains("01ABC").doesNotContain("glpat-secret");
            assertThat(e.problem().where()).isEqualTo("POST https://git.corp/gitlab/api/v4/groups");
        });
    }

    @Test
    void an_answer_that_is_not_json_is_no_api() {
        server.answer("GET", "/api/v4/user", 200, Map.of(), "welcome");
        assertThatThrownBy(() -> source.get(Route.of("/user")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(HttpProblem.NOT_THE_API)).isTrue());
    }

    @Test
    void one_thing_where_a_list_was_asked_for_is_no_empty_list() {
        server.answer("GET", "/api/v4/users?per_page=100", 200, Map.of(), "{\"id\":1}");
        assertThatThrownBy(() -> ids(Route.of("/users")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(HttpProblem.NOT_THE_API)).isTrue());
    }

    @Test
    void a_list_cut_off_in_the_middle_is_no_list() {
        server.answer("GET", "/api/v4/users?per_page=100", 200, Map.of(), "[{\"id\":1},{\"id\":2},");
        assertThatThrownBy(() -> ids(Route.of("/users")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(HttpProblem.NOT_THE_API)).isTrue());
    }

    @Test
    void what_is_not_there_is_empty() {
        server.answer("GET", "/api/v4/groups/a%2Fb%20c", 404, Map.of(), "{\"message\":\"404 Group Not Found\"}");
        assertThat(source.find(Route.of("/groups/:id", "a/b c"))).isEmpty();
    }

    @Test
    void a_next_page_under_another_host_name_is_asked_of_ours() {
        server.answer("GET", "/api/v4/users?per_page=100", 200,
                        Map.of("link", List.of("<https://other.name/api/v4/users?cursor=abc>; rel=\"next\"")), "[{\"id\":1}]")
                .answer("GET", "/api/v4/users?cursor=abc", 200, Map.of(), "[{\"id\":2}]");

        assertThat(ids(Route.of("/users"))).containsExactly(1L, 2L);
    }

    @Test
    void without_link_the_next_page_header_counts() {
        server.answer("GET", "/api/v4/users?per_page=100", 200, Map.of("x-next-page", List.of("2")), "[{\"id\":1}]")
                .answer("GET", "/api/v4/users?per_page=100&page=2", 200, Map.of("x-next-page", List.of("")), "[{\"id\":2}]");

        assertThat(ids(Route.of("/users"))).containsExactly(1L, 2L);
    }

    @Test
    void a_version_without_keyset_pagination_gets_offsets() {
        server.answer("GET", "/api/v4/issues?pagination=keyset&per_page=100", 405, Map.of(), "{\"error\":\"Keyset pagination is not yet available\"}")
                .answer("GET", "/api/v4/issues?per_page=100", 200, Map.of(), "[{\"id\":5}]");

        assertThat(ids(Route.of("/issues").with("pagination", "keyset"))).containsExactly(5L);
    }

    @Test
    void a_cursor_continues_in_another_process() {
        server.answer("GET", "/api/v4/users?per_page=100", 200, Map.of("x-next-page", List.of("2")), "[{\"id\":1}]")
                .answer("GET", "/api/v4/users?per_page=100&page=2", 200, Map.of(), "[{\"id\":2}]");
        Page<ObjectNode> first = source.page(Route.of("/users"), null);

        assertThat(destination.page(Route.of("/users"), first.next()).items()).extracting(node -> node.path("id").asLong()).containsExactly(2L);
    }

    @Test
    void no_gitlab_at_an_address_is_said_so() {
        server.answer("GET", "/api/v4/metadata", 404, Map.of(), "x").answer("GET", "/api/v4/version", 404, Map.of(), "x");
        assertThatThrownBy(() -> new Identity(source).instance())
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(GitLabProblem.GITLAB_NOT_HERE)).isTrue());
    }

    @Test
    void a_feature_that_is_off_reads_as_empty_and_a_missing_role_does_not() {
        server.answer("GET", "/api/v4/projects/7/releases?per_page=100", 403, Map.of(), "{\"message\":\"403 Forbidden\"}")
                .answer("GET", "/api/v4/projects/7", 200, Map.of(), "{\"id\":7,\"releases_access_level\":\"disabled\"}")
                .answer("GET", "/api/v4/projects/8/releases?per_page=100", 403, Map.of(), "{\"message\":\"403 Forbidden\"}")
                .answer("GET", "/api/v4/projects/8", 200, Map.of(), "{\"id\":8,\"releases_access_level\":\"enabled\"}");
        GitLabRelations relations = new GitLabRelations(source, new Identity(source), new NoImages());
        List<Object> records = new ArrayList<>();

        relations.read(Relations.RELEASES, project(7), records::add);
        assertThat(records).isEmpty();
        assertThatThrownBy(() -> relations.read(Relations.RELEASES, project(8), records::add))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(GitLabProblem.GITLAB_PERMISSION_MISSING)).isTrue());
    }

    @Test
    void at_a_path_that_was_moved_away_from_there_is_nothing() {
        server.answer("GET", "/api/v4/projects/a%2Fold?statistics=true", 200, Map.of(), "{\"id\":7,\"path_with_namespace\":\"a/new\"}")
                .answer("GET", "/api/v4/projects/A%2FNew?statistics=true", 200, Map.of(), "{\"id\":7,\"path_with_namespace\":\"a/new\"}");
        GitLabInventory inventory = new GitLabInventory(source);

        assertThat(inventory.project(FullPath.of("a/old"))).isEmpty();
        assertThat(inventory.project(FullPath.of("A/New"))).isPresent();
    }

    @Test
    void a_list_that_a_version_does_not_have_is_said_not_to_be_readable() {
        server.answer("GET", "/api/v4/metadata", 200, Map.of(), "{\"version\":\"17.1.4-ee\",\"enterprise\":true}");
        GitLabRelations relations = new GitLabRelations(source, new Identity(source), new NoImages());

        assertThat(relations.reads(Relations.UPLOADS)).isFalse();
        assertThat(relations.reads(Relations.LABELS)).isTrue();
    }

    @Test
    void an_export_that_cannot_start_says_why() {
        server.answer("POST", "/api/v4/projects/7/export", 404, Map.of(), "{\"message\":\"404 Not Found\"}")
                .answer("GET", "/api/v4/projects/7", 200, Map.of(), "{\"id\":7}")
                .answer("POST", "/api/v4/projects/8/export", 404, Map.of(), "{}")
                .answer("GET", "/api/v4/projects/8", 404, Map.of(), "{}")
                .answer("POST", "/api/v4/projects/9/export", 400, Map.of(), "{\"message\":\"too large\"}");
        GitLabExports exports = new GitLabExports(source);

        assertCode(GitLabProblem.GITLAB_EXPORT_DISABLED, () -> exports.start(project(7)));
        assertCode(GitLabProblem.GITLAB_NOT_FOUND, () -> exports.start(project(8)));
        assertCode(GitLabProblem.GITLAB_EXPORT_TOO_LARGE, () -> exports.start(project(9)));
    }

    private static Owner project(long id) {
        return new Owner(Scope.PROJECT, id, FullPath.of("a/p" + id));
    }

    private List<Long> ids(Route route) {
        List<Long> ids = new ArrayList<>();
        source.each(route, node -> ids.add(node.path("id").asLong()));
        return ids;
    }

    private GitLabApi api(Party party) {
        // an instance below a path of its own; recordings know paths only
        return new GitLabApi(
                request -> server.send(request.at(URI.create(request.uri().toString().replace("/gitlab/api", "/api")))),
                URI.create("https://git.corp/gitlab"),
                new Secret("glpat-secret"),
                party);
    }

    private static void assertActor(Actor actor, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().actor()).isEqualTo(actor));
    }

    private static void assertCode(GitLabProblem problem, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(problem.name()));
    }
}
