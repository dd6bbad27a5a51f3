package io.drover.simulator.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GraphQlTest {
    private static SimulatedGitLab gitlab;
    private static RestClient root;

    @BeforeAll
    static void load() {
        gitlab = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(100));
        SampleOrganisation.load(gitlab);
        root = new RestClient(gitlab.url(), gitlab.rootToken());
    }

    @AfterAll
    static void stop() {
        gitlab.close();
    }

    private static JsonNode ask(String query, Map<String, ?> variables) {
        return root.graphql(query, variables).json();
    }

    private static String error(String query) {
        JsonNode answer = ask(query, Map.of());
        assertThat(answer.has("data")).isFalse();
        return answer.at("/errors/0/message").asString();
    }

    @Test
    void aliases_variables_and_nested_pages_answer_what_was_asked() {
        JsonNode answer = ask(
                """
                query($full_path: ID!, $cursor: String, $per_page: Int) {
                  group(fullPath: $full_path) {
                    projects(includeSubgroups: true, first: $per_page, after: $cursor) {
                      page_info: pageInfo { next_page: endCursor has_next_page: hasNextPage }
                      nodes { id name path full_path: fullPath }
                    }
                  }
                }
                """,
                Map.of("full_path", "nordwind", "per_page", 2));
        JsonNode first = answer.at("/data/group/projects");
        assertThat(first.path("nodes")).hasSize(2);
        assertThat(first.at("/nodes/0/id").asString()).startsWith("gid://gitlab/Project/");
        assertThat(first.at("/page_info/has_next_page").asBoolean()).isTrue();
        String next = """
                query($after: String) { group(fullPath: "nordwind") { projects(includeSubgroups: true, after: $after) { nodes { fullPath } pageInfo { hasNextPage } } } }
                """;
        JsonNode rest = ask(next, Map.of("after", first.at("/page_info/next_page").asString())).at("/data/group/projects");
        assertThat(rest.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(rest.path("nodes").valueStream().map(node -> node.path("fullPath").asString()))
                .doesNotContain(first.at("/nodes/0/full_path").asString(), first.at("/nodes/1/full_path").asString());
    }

    @Test
    void members_come_with_their_level_and_user() {
        JsonNode members = ask(
                        """
                        { portable: project(fullPath: "nordwind/platform/libraries/geo") {
                            members: projectMembers(relations: [DIRECT INHERITED INVITED_GROUPS SHARED_INTO_ANCESTORS]) {
                              nodes { access_level: accessLevel { integer_value: integerValue } user { user_gid: id username } } } } }
                        """,
                        Map.of())
                .at("/data/portable/members/nodes");
        List<String> expected = root.get("/projects/" + RestClient.encoded("nordwind/platform/libraries/geo") + "/members/all?per_page=100")
                .json()
                .valueStream()
                .map(member -> member.path("username").asString() + " " + member.path("access_level").asInt())
                .toList();
        assertThat(members.valueStream().map(member -> member.at("/user/username").asString() + " " + member.at("/access_level/integer_value").asInt()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void fragments_directives_and_typename_are_followed() {
        JsonNode answer = ask(
                """
                query Two($with: Boolean!) {
                  a: project(fullPath: "lena/geo") { ...named visibility @include(if: $with) }
                  b: project(fullPath: "no/such") { ...named }
                }
                fragment named on Project { __typename name ... on Project { path @skip(if: $with) } }
                """,
                Map.of("with", false));
        assertThat(answer.at("/data/a").propertyNames()).containsExactly("__typename", "name", "path");
        assertThat(answer.at("/data/a/__typename").asString()).isEqualTo("Project");
        assertThat(answer.at("/data/b").isNull()).isTrue();
    }

    @Test
    void a_query_that_does_not_fit_the_schema_is_not_carried_out() {
        assertThat(error("{ project(fullPath: \"a\") { nonsense } }")).isEqualTo("Field 'nonsense' doesn't exist on type 'Project'");
        assertThat(error("{ project(path: \"a\") { id } }")).isEqualTo("Field 'project' doesn't accept argument 'path'");
        assertThat(error("{ project { id } }")).isEqualTo("Field 'project' is missing required arguments: fullPath");
        assertThat(error("{ project(fullPath: \"a\") }")).startsWith("Field must have selections (field 'project' returns Project");
        assertThat(error("query($a: ID!) { project(fullPath: $b) { id } }")).isEqualTo("Variable $b is used by anonymous query but not declared");
        assertThat(error("query($a: ID!) { project(fullPath: $a) { id } }")).isEqualTo("Variable $a of type ID! was provided invalid value");
        assertThat(error("{ project(fullPath: \"a\") { id }")).startsWith("Expected NAME, actual: (none) at [1, ");
        assertThat(error("{ currentUser { ...none } }")).isEqualTo("Fragment none was used, but not defined");
    }

    @Test
    void a_value_outside_an_enumeration_is_refused_at_once_or_where_the_variable_is_read() {
        assertThat(error("{ group(fullPath: \"nordwind\") { name groupMembers(relations: [COUSIN]) { count } } }"))
                .isEqualTo("Argument 'relations' on Field 'groupMembers' has an invalid value ([COUSIN]). Expected type '[GroupMemberRelation!]'.");
        JsonNode answer = ask("query($r: [String!]) { group(fullPath: \"nordwind\") { name groupMembers(relations: $r) { count } } }", Map.of("r", List.of("COUSIN")));
        assertThat(answer.at("/data/group/name").asString()).isEqualTo("Nordwind Freight");
        assertThat(answer.at("/data/group/groupMembers").isNull()).isTrue();
        assertThat(answer.at("/errors/0/path/1").asString()).isEqualTo("groupMembers");
    }

    @Test
    void a_token_that_only_reads_may_query_and_strangers_see_what_is_public() {
        RestClient reader = new RestClient(gitlab.url(), gitlab.token("lena", "read_api"));
        assertThat(reader.graphql("{ currentUser { username } }", Map.of()).json().at("/data/currentUser/username").asString()).isEqualTo("lena");
        RestClient.Answer invalid = new RestClient(gitlab.url(), "nonsense").graphql("{ currentUser { username } }", Map.of());
        assertThat(invalid.status()).isEqualTo(401);
        assertThat(invalid.json().at("/errors/0/message").asString()).isEqualTo("Invalid token");
        RestClient stranger = new RestClient(gitlab.url(), "");
        JsonNode answer = stranger.graphql("{ currentUser { username } geo: project(fullPath: \"lena/geo\") { name } b: project(fullPath: \"nordwind/platform/billing\") { name } }", Map.of()).json();
        assertThat(answer.at("/data/currentUser").isNull()).isTrue();
        assertThat(answer.at("/data/geo/name").asString()).isEqualToIgnoringCase("geo");
        assertThat(answer.at("/data/b").isNull()).isTrue();
    }

    @Test
    void mutations_come_one_after_the_other_and_a_failing_required_field_takes_its_object_along() {
        Schema schema = new Schema()
                .define("type Query { one: Thing } type Thing { must: String! may: String } type Mutation { add(input: AddInput!): Sum } input AddInput { n: Int! }")
                .define("type Sum { total: Int! errors: [String!]! }")
                .resolve("Query.one", ask -> Map.of("may", "x"));
        AtomicLong total = new AtomicLong();
        schema.resolve("Mutation.add", ask -> Map.of("total", total.addAndGet(ask.input().number("n").orElse(0L)), "errors", List.of()));
        Document document = QueryParser.parse("mutation { a: add(input: {n: 1}) { total errors } b: add(input: {n: 2}) { total } }");
        assertThat(new Execution(schema, document, null, Map.of()).answer(document.operation(null)))
                .isEqualTo(Map.of("data", Map.of("a", Map.of("total", 1L, "errors", List.of()), "b", Map.of("total", 3L))));
        Document query = QueryParser.parse("{ one { may must } }");
        Map<String, Object> answer = new Execution(schema, query, null, Map.of()).answer(query.operation(null));
        assertThat(answer.get("data")).isEqualTo(java.util.Collections.singletonMap("one", null));
        assertThat(answer.get("errors").toString()).contains("Cannot return null for non-nullable field must");
    }
}
