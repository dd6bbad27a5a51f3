package io.drover.simulator.access;

import io.drover.simulator.ApiError;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Personal access tokens (doc/user/profile/personal_access_tokens.md). */
public final class Tokens {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Instance instance;

    public Tokens(Instance instance) {
        this.instance = instance;
    }

    /** @param expiresAt a date; null for a year from now */
    public Row create(Row user, String name, List<String> scopes, @Nullable String expiresAt) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("user_id", user.id());
        columns.put("name", name);
        columns.put("description", null);
        columns.put("scopes", List.copyOf(scopes));
        columns.put("revoked", false);
        columns.put("expires_at", expiresAt == null ? today().plusDays(365).toString() : expiresAt);
        columns.put("created_at", instance.time().now());
        columns.put("token", "glpat-" + secret(20));
        return instance.db().table("personal_access_tokens").insert(columns);
    }

    /** Random characters, from the instance's seed. */
    public String secret(int length) {
        StringBuilder text = new StringBuilder();
        synchronized (instance.random()) {
            while (text.length() < length) {
                text.append(ALPHABET.charAt(instance.random().nextInt(ALPHABET.length())));
            }
        }
        return text.toString();
    }

    /** Random hexadecimal digits, as in the secrets of uploads. */
    public String hex(int length) {
        StringBuilder text = new StringBuilder();
        synchronized (instance.random()) {
            while (text.length() < length) {
                text.append(Character.forDigit(instance.random().nextInt(16), 16));
            }
        }
        return text.toString();
    }

    public boolean expired(Row token) {
        String until = token.textOrNull("expires_at");
        return until != null && !today().isBefore(LocalDate.parse(until));
    }

    public boolean active(Row token) {
        return !token.flag("revoked") && !expired(token);
    }

    /**
     * The user behind a secret.
     *
     * @throws ApiError 401 when unknown, revoked or expired; 403 when the user is blocked
     */
    public Caller authenticate(String secret) {
        Row token = instance.db().table("personal_access_tokens").first("token", secret).orElseThrow(Tokens::unauthorized);
        if (token.flag("revoked")) {
            throw invalid("Token was revoked. You have to re-authorize from the user.");
        }
        if (expired(token)) {
            throw invalid("Token is expired. You can either do re-authorization or token refresh.");
        }
        Row user = instance.db().table("users").byId(token.number("user_id")).orElseThrow(Tokens::unauthorized);
        refuseUnlessActive(user);
        return new Caller(user, token);
    }

    /** With {@code Sudo}, acts for another user (doc/api/rest/authentication.md#sudo). */
    public Caller actingFor(Caller caller, String idOrUsername) {
        if (!Access.admin(caller.user())) {
            throw new ApiError(403, Map.of("message", "403 Forbidden - Must be admin to use sudo"));
        }
        if (!caller.may("sudo")) {
            throw insufficientScope("sudo");
        }
        Optional<Row> user = idOrUsername.chars().allMatch(Character::isDigit)
                ? instance.db().table("users").byId(Long.parseLong(idOrUsername))
                : instance.db().table("users").first("username", idOrUsername);
        Row actingAs = user.orElseThrow(() -> ApiError.notFound("User with ID or username '" + idOrUsername + "'"));
        refuseUnlessActive(actingAs);
        return new Caller(actingAs, caller.token());
    }

    public static ApiError unauthorized() {
        return new ApiError(401, Map.of("message", "401 Unauthorized"));
    }

    public static ApiError insufficientScope(String scope) {
        return new ApiError(
                403,
                ordered(
                        "error",
                        "insufficient_scope",
                        "error_description",
                        "The request requires higher privileges than provided by the access token.",
                        "scope",
                        scope));
    }

    private static ApiError invalid(String description) {
        return new ApiError(401, ordered("error", "invalid_token", "error_description", description));
    }

    private static void refuseUnlessActive(Row user) {
        String why =
                switch (user.text("state")) {
                    case "blocked", "ldap_blocked" -> "Your account has been blocked.";
                    case "banned" -> "Your account has been blocked.";
                    case "deactivated" -> "Your account has been deactivated by your administrator. Please log back in to reactivate your account.";
                    case "blocked_pending_approval" ->
                        "Your account is pending approval from your GitLab administrator and hence blocked. Please contact your GitLab administrator if you think this is an error.";
                    default -> "";
                };
        if (!why.isEmpty()) {
            throw new ApiError(403, Map.of("message", "403 Forbidden - " + why));
        }
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(instance.time().now(), ZoneOffset.UTC);
    }
}
