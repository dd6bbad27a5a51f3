package io.drover.simulator.graphql;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/graphql}. Whatever is wrong with a query is told with status 200. */
public final class GraphQlEndpoint {
    /** As it stands in the list of routes; the one endpoint that is not below {@code /api/v4}. */
    public static final String PATH = "/api/graphql";

    /** With status 401. */
    public static final Map<String, Object> INVALID_TOKEN = Map.of("errors", List.of(Map.of("message", "Invalid token")));

    private final Schema schema;

    private GraphQlEndpoint(Schema schema) {
        this.schema = schema;
    }

    public static void register(Routes routes, Schema schema) {
        routes.post(PATH, new GraphQlEndpoint(schema)::answer);
    }

    private Call.Answer answer(Call call) {
        String query = call.text("query").orElse("");
        Map<String, @Nullable Object> variables = call.params().get("variables") instanceof Map<?, ?> map ? Coercion.strings(map) : Map.of();
        return call.json(200, answer(query, call.text("operationName").orElse(null), variables, call.user(), mayWrite(call)));
    }

    private Map<String, @Nullable Object> answer(
            String query, @Nullable String operationName, Map<String, @Nullable Object> variables, @Nullable Row user, boolean mayWrite) {
        try {
            Document document = QueryParser.parse(query);
            Document.Operation operation = document.operation(operationName);
            if (operation.kind().equals("mutation") && !mayWrite) {
                // doc/user/profile/personal_access_tokens.md: read_api reads only
                throw new ApiError(403, Map.of("errors", List.of(Map.of("message", "Insufficient scope: api is needed"))));
            }
            List<GraphQlError> invalid = new Validation(schema, document, operation).errors();
            if (!invalid.isEmpty()) {
                return errors(invalid);
            }
            return new Execution(schema, document, user, Validation.variables(schema, operation, variables)).answer(operation);
        } catch (GraphQlError e) {
            return errors(List.of(e));
        }
    }

    private static boolean mayWrite(Call call) {
        Row token = call.token();
        return token == null || token.get("scopes") instanceof List<?> scopes && scopes.contains("api");
    }

    private static Map<String, @Nullable Object> errors(List<GraphQlError> errors) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("errors", new ArrayList<>(errors.stream().map(GraphQlError::json).toList()));
        return answer;
    }
}
