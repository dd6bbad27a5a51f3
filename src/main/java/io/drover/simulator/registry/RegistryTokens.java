package io.drover.simulator.registry;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Caller;
import io.drover.simulator.access.Levels;
import io.drover.simulator.server.BasicAuth;
import io.drover.simulator.server.HttpAnswer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code GET /jwt/auth}: short-lived tokens for what a caller may do in which image repository (doc/administration/packages/container_registry.md;
 * distribution, docs/spec/auth/token.md). What is asked for and not allowed is left out of the token, not refused.
 */
final class RegistryTokens {
    /** {@code container_registry_token_expire_delay}, five minutes by default. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final String LEVEL = "container_registry_access_level";
    private static final int DISABLED = 0;
    private static final int ENABLED = 20;

    private final Instance instance;
    private final BasicAuth auth;
    private final Access access;
    private final ImageNames names;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    RegistryTokens(Instance instance, ImageNames names) {
        this.instance = instance;
        this.auth = new BasicAuth(instance);
        this.access = new Access(instance);
        this.names = names;
    }

    private record Grant(Instant until, Map<String, Set<String>> actions) {}

    /** Whether the request's bearer token allows the action in the repository. */
    boolean allows(HttpExchange exchange, String repository, String action) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        Grant grant = header != null && header.startsWith("Bearer ") ? grants.get(header.substring(7)) : null;
        return grant != null && grant.until().isAfter(instance.time().now()) && grant.actions().getOrDefault(repository, Set.of()).contains(action);
    }

    boolean known(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith("Bearer ") && grants.containsKey(header.substring(7));
    }

    /** @throws io.drover.simulator.ApiError 401 for a wrong token */
    HttpAnswer issue(HttpExchange exchange) {
        Caller caller = auth.caller(exchange);
        Map<String, Set<String>> actions = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith("scope=")) {
                grant(caller, URLDecoder.decode(pair.substring(6), StandardCharsets.UTF_8), actions);
            }
        }
        byte[] noise = new byte[24];
        synchronized (this) {
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte) instance.random().nextInt();
            }
        }
        String token = "registry-" + java.util.HexFormat.of().formatHex(noise);
        grants.put(token, new Grant(instance.time().now().plus(LIFE), actions));
        return HttpAnswer.json(200, Map.of("token", token));
    }

    /** @param scope such as {@code repository:acme/web/shop:pull,push} */
    private void grant(Caller caller, String scope, Map<String, Set<String>> actions) {
        int last = scope.lastIndexOf(':');
        if (!scope.startsWith("repository:") || last <= 11) {
            return;
        }
        String repository = scope.substring(11, last);
        Optional<Row> project = names.project(repository);
        Set<String> allowed = actions.computeIfAbsent(repository, r -> new HashSet<>());
        for (String action : scope.substring(last + 1).split(",")) {
            if (project.isPresent() && may(caller, project.get(), action)) {
                allowed.add(action);
            }
        }
    }

    /** Reporters pull, Developers push (doc/user/permissions.md, "Container registry"). */
    private boolean may(Caller caller, Row project, String action) {
        if (!on(project)) {
            return false;
        }
        return switch (action) {
            case "pull" -> pulls(caller, project);
            case "push", "delete" -> caller.user() != null
                    && caller.may("api", "write_registry")
                    && access.inProject(caller.user(), project) >= Levels.DEVELOPER;
            default -> false;
        };
    }

    private boolean pulls(Caller caller, Row project) {
        Row user = caller.user();
        if (user == null) {
            return project.number("visibility_level") == Levels.visibility("public") && !membersOnly(project);
        }
        boolean scope = caller.may("api", "read_api", "read_registry", "write_registry");
        boolean open = access.seesProject(user, project) && project.number("visibility_level") > 0 && !membersOnly(project);
        return scope && (open || access.inProject(user, project) >= Levels.REPORTER);
    }

    private static boolean on(Row project) {
        return project.number(LEVEL) > DISABLED;
    }

    private static boolean membersOnly(Row project) {
        return project.number(LEVEL) < ENABLED;
    }
}
