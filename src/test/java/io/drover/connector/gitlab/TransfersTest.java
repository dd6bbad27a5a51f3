package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.DirectTransfers;
import io.drover.connector.DirectTransfers.Counts;
import io.drover.connector.DirectTransfers.Entity;
import io.drover.connector.DirectTransfers.Failure;
import io.drover.connector.DirectTransfers.Import;
import io.drover.connector.DirectTransfers.Progress;
import io.drover.connector.DirectTransfers.Status;
import io.drover.connector.SourceAccess;
import io.drover.connector.SourceConnector;
import io.drover.model.FullPath;
import io.drover.model.Scope;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import io.drover.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that gives the bodies of doc/api/bulk_imports.md, whole. */
class TransfersTest {
    private static final String IMPORT = """
            {"id":%d,"status":"%s","source_type":"gitlab","source_url":"https://old.example.com","created_at":"2026-03-07T06:00:00.123Z",
             "updated_at":"2026-03-07T06:01:00.123Z","has_failures":%s}""";
    private static final String PROJECT = """
            {"id":71,"bulk_import_id":7,"status":"finished","entity_type":"project","source_full_path":"acme/Web.Shop","destination_full_path":"new/shop",
             "destination_name":"shop","destination_slug":"shop","destination_namespace":"new","parent_id":70,"namespace_id":null,"project_id":4711,
             "created_at":"2026-03-07T06:00:00.123Z","updated_at":"2026-03-07T06:00:00.123Z","migrate_projects":true,"migrate_memberships":true,
             "has_failures":true,"failures":[],"stats":{"labels":{"source":10,"fetched":10,"imported":9},"issues":{"source":3,"fetched":3,"imported":3}}}""";
    private static final String GROUP = """
            {"id":70,"bulk_import_id":7,"status":"timeout","entity_type":"group","source_full_path":"acme","destination_name":"new","destination_slug":"new",
             "destination_namespace":"","parent_id":null,"namespace_id":9,"project_id":null,"has_failures":false,"stats":{}}""";
    private static final SourceAccess OLD = new SourceAccess(URI.create("https://old.example.com"), new Secret("glpat-of-the-source"));
    private static final Entity SHOP = new Entity(Scope.PROJECT, FullPath.of("acme/Web.Shop"), FullPath.of("new/shop"), false, true);

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private DestinationConnector destination;
    private DirectTransfers transfers;
    private SourceConnector source;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String what = exchange.getRequestMethod() + " " + exchange.getRequestURI().toString().replace("/api/v4", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(what + " " + body);
            String answer = answers.getOrDefault(what, "404 {\"message\":\"404 Not Found\"}");
            byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        InstanceConfig config = new InstanceConfig("test", "gitlab", url, new TokenSource.Prompt(), Optional.empty(), "none");
        destination = GitLab.destination(config, new Secret("glpat-of-the-destination"), Time.system());
        transfers = destination.transfers();
        source = GitLab.source(config, new Secret("glpat-of-the-source"), Time.system());
    }

    @AfterEach
    void stop() {
        source.close();
        destination.close();
        server.stop(0);
    }

    private void answer(String request, int status, String body) {
        answers.put(request, status + " " + body);
    }

    private static void assertProblem(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().what()).doesNotContain("glpat-");
        });
    }

    @Test
    void a_start_sends_what_the_documentation_asks_for_and_takes_either_status() {
        Entity group = new Entity(Scope.GROUP, FullPath.of("acme/web"), FullPath.of("web"), true, false);
        for (int status : List.of(200, 201)) {
            answer("POST /bulk_imports", status, IMPORT.formatted(7, "created", false));
            assertThat(transfers.start(OLD, List.of(SHOP, group))).isEqualTo(7);
        }
        JsonNode sent = JsonMapper.shared().readTree(requests.getFirst().replaceFirst("^POST /bulk_imports ", ""));
        assertThat(sent).isEqualTo(JsonMapper.shared().readTree("""
                {"configuration":{"url":"https://old.example.com","access_token":"glpat-of-the-source"},"entities":[
                 {"source_type":"project_entity","source_full_path":"acme/Web.Shop","destination_slug":"shop","destination_namespace":"new","migrate_memberships":true},
                 {"source_type":"group_entity","source_full_path":"acme/web","destination_slug":"web","destination_namespace":"","migrate_memberships":false,"migrate_projects":true}]}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | {"message":"404 Not Found"}                                                                                 | GITLAB_TRANSFER_OFF
            422 | {"message":"You don't have permission to export 'acme/Web.Shop'."}                                          | GITLAB_SOURCE_NOT_REACHED
            422 | {"message":"Check that the source instance base URL and the personal access token glpat-of-the-source ..."} | GITLAB_SOURCE_NOT_REACHED
            422 | {"message":"Unsupported GitLab version. Minimum supported version is '14'."}                                | GITLAB_TRANSFER_TOO_OLD
            422 | {"message":"Group import disabled on source or destination instance. Ask ..."}                              | GITLAB_TRANSFER_OFF
            422 | {"message":"something that later versions say"}                                                             | GITLAB_REFUSED_INPUT
            400 | {"error":"entities[0][source_full_path] is invalid glpat-of-the-source"}                                    | GITLAB_REFUSED_INPUT
            401 | {"message":"401 Unauthorized"}                                                                              | GITLAB_TOKEN_REFUSED
            403 | {"error":"insufficient_scope","scope":"api"}                                                                | GITLAB_SCOPE_MISSING
            """)
    void a_refused_start_has_a_name_and_tells_no_token(int status, String body, String code) {
        answer("POST /bulk_imports", status, body);
        assertProblem(code, () -> transfers.start(OLD, List.of(SHOP)));
    }

    @Test
    void a_taken_path_is_seen_by_looking() {
        answer("POST /bulk_imports", 422, "{\"message\":\"worded as it may be\"}");
        answer("GET /groups/new%2Fshop?with_projects=false", 200, "{\"id\":3,\"full_path\":\"new/shop\",\"path\":\"shop\",\"name\":\"shop\",\"visibility\":\"private\"}");
        assertProblem("GITLAB_PATH_TAKEN", () -> transfers.start(OLD, List.of(SHOP)));
    }

    @Test
    void entities_tell_state_place_and_counts() {
        answer("GET /bulk_imports/7/entities?per_page=100", 200, "[" + GROUP + "," + PROJECT + "]");
        assertThat(transfers.entities(7)).containsExactly(
                new Progress(70, 7, Scope.GROUP, FullPath.of("acme"), FullPath.of("new"), Status.TIMEOUT, OptionalLong.of(9), false, Map.of()),
                new Progress(71, 7, Scope.PROJECT, FullPath.of("acme/Web.Shop"), FullPath.of("new/shop"), Status.FINISHED, OptionalLong.of(4711), true,
                        Map.of("labels", new Counts(10, 10, 9), "issues", new Counts(3, 3, 3))));
        assertThat(new Counts(10, 10, 9).missing()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"created,CREATED,false", "started,STARTED,false", "finished,FINISHED,true", "timeout,TIMEOUT,true", "failed,FAILED,true", "canceled,CANCELED,true", "dreaming,UNKNOWN,false"})
    void every_state_is_known_and_a_new_one_does_not_break_anything(String word, Status status, boolean ended) {
        answer("GET /bulk_imports/7", 200, IMPORT.formatted(7, word, true));
        assertThat(transfers.read(7)).isEqualTo(new Import(7, status, Instant.parse("2026-03-07T06:00:00.123Z"), true));
        assertThat(status.ended()).isEqualTo(ended);
    }

    @Test
    void what_was_started_since_is_read_newest_first_and_no_further() {
        answer("GET /bulk_imports?sort=desc&per_page=100", 200,
                "[" + IMPORT.formatted(9, "created", false) + "," + IMPORT.formatted(8, "failed", true) + "," + IMPORT.formatted(7, "finished", false) + "]");
        assertThat(transfers.since(7)).extracting(Import::id).containsExactly(9L, 8L);
        answer("GET /bulk_imports?sort=desc&per_page=1", 200, "[" + IMPORT.formatted(9, "created", false) + "]");
        assertThat(transfers.newest()).isEqualTo(9);
        answer("GET /bulk_imports?sort=desc&per_page=1", 200, "[]");
        assertThat(transfers.newest()).isZero();
    }

    @Test
    void entities_of_newer_imports_are_read_whatever_became_of_them() {
        answer("GET /bulk_imports/entities?sort=desc&per_page=100", 200, "[" + PROJECT.replace("\"bulk_import_id\":7", "\"bulk_import_id\":8") + "," + GROUP + "]");
        assertThat(transfers.entitiesSince(7)).extracting(p -> p.importId() + " " + p.from() + " " + p.status()).containsExactly("8 acme/Web.Shop FINISHED");
        assertThat(transfers.entitiesSince(6)).hasSize(2);
    }

    @Test
    void what_is_under_way_is_asked_by_state() {
        answer("GET /bulk_imports/entities?status=created&per_page=100", 200, "[]");
        answer("GET /bulk_imports/entities?status=started&per_page=100", 200, "[" + PROJECT.replace("finished", "started") + "]");
        assertThat(transfers.underWay()).extracting(p -> p.from().value() + " " + p.status()).containsExactly("acme/Web.Shop STARTED");
    }

    @Test
    void a_failure_names_relation_record_and_address() {
        answer("GET /bulk_imports/7/entities/71/failures?per_page=100", 200, """
                [{"relation":"merge_requests","exception_message":"Validation failed","exception_class":"ActiveRecord::RecordInvalid","correlation_id_value":"01HX",
                  "source_url":"https://old.example.com/acme/shop/-/merge_requests/3","source_title":"Third"},
                 {"relation":"labels","exception_message":"Batch export 2 from source instance failed: disk","exception_class":"BulkImports::Pipeline::FailedError",
                  "correlation_id_value":"01HY","source_url":null,"source_title":null}]""");
        List<Failure> failures = transfers.failures(7, 71);
        assertThat(failures).first().isEqualTo(new Failure(
                "merge_requests", "ActiveRecord::RecordInvalid", "Validation failed", "01HX", "https://old.example.com/acme/shop/-/merge_requests/3", "Third"));
        assertThat(failures.getLast().observed().words()).contains("labels").contains("BulkImports::Pipeline::FailedError").contains("batch-export-failed").contains("01HY");
    }

    @Test
    void only_what_still_moves_is_cancelled() {
        answer("GET /bulk_imports/7", 200, IMPORT.formatted(7, "started", false));
        answer("POST /bulk_imports/7/cancel", 200, IMPORT.formatted(7, "canceled", false));
        transfers.cancel(7);
        answer("GET /bulk_imports/7", 200, IMPORT.formatted(7, "canceled", false));
        transfers.cancel(7);
        assertThat(requests.stream().filter(r -> r.startsWith("POST"))).hasSize(1);
        answer("GET /bulk_imports/7", 200, IMPORT.formatted(7, "started", false));
        answer("POST /bulk_imports/7/cancel", 403, "{\"message\":\"403 Forbidden\"}");
        assertProblem("GITLAB_PERMISSION_MISSING", () -> transfers.cancel(7));
    }

    @Test
    void the_source_says_what_it_lacks_before_anything_starts() {
        answer("GET /user", 200, "{\"id\":1,\"username\":\"root\",\"is_admin\":false}");
        answer("GET /personal_access_tokens/self", 200, "{\"scopes\":[\"read_api\"]}");
        assertProblem("GITLAB_TRANSFER_SCOPE", source::access);
    }

    @Test
    void an_old_source_and_one_with_the_switch_off_are_told_apart() {
        answer("GET /user", 200, "{\"id\":1,\"username\":\"root\",\"is_admin\":false}");
        answer("GET /personal_access_tokens/self", 200, "{\"scopes\":[\"api\"]}");
        answer("GET /metadata", 200, "{\"version\":\"18.5.0-ee\"}");
        assertThatThrownBy(source::access).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("GITLAB_TRANSFER_OFF");
            assertThat(e.problem().actor()).isEqualTo(Actor.SOURCE_ADMIN);
        });
        answer("GET /bulk_imports?per_page=1", 200, "[]");
        assertThat(source.access().token().reveal()).isEqualTo("glpat-of-the-source");
    }

    @Test
    void an_old_source_is_refused_before_the_destination_does() {
        answer("GET /user", 200, "{\"id\":1,\"username\":\"root\",\"is_admin\":false}");
        answer("GET /personal_access_tokens/self", 200, "{\"scopes\":[\"api\"]}");
        answer("GET /metadata", 200, "{\"version\":\"14.3.9\"}");
        assertProblem("GITLAB_TRANSFER_TOO_OLD", source::access);
    }
}
