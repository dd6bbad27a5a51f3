package io.drover.simulator.people;

import io.drover.simulator.ApiError;
import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What makes a user valid. */
final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("[a-zA-Z0-9_.][a-zA-Z0-9_.\\-]{0,254}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private UserRules() {}

    /** @throws ApiError 409 when taken, 400 when malformed */
    static void check(Database db, String email, String username, @Nullable Row except) {
        if (!EMAIL.matcher(email).matches()) {
            throw ApiError.invalid("email", "is invalid");
        }
        if (!USERNAME.matcher(username).matches() || username.endsWith(".git") || username.endsWith(".atom")) {
            throw ApiError.invalid(
                    "username",
                    "can contain only letters, digits, '_', '-' and '.'. It must not start with '-', '_', or '.', nor end with '-', '_', '.', '.git', or '.atom'.");
        }
        String emailKey = email.toLowerCase(Locale.ROOT);
        boolean emailTaken = db.table("users").where("email_key", emailKey).stream().anyMatch(other -> !other.equals(except))
                || db.table("emails").where("email", emailKey).stream().anyMatch(other -> except == null || other.number("user_id") != except.id());
        if (emailTaken) {
            throw new ApiError(409, Map.of("message", "Email has already been taken"));
        }
        String key = username.toLowerCase(Locale.ROOT);
        boolean usernameTaken = db.table("users").where("username_key", key).stream().anyMatch(other -> !other.equals(except))
                || db.table("namespaces").where("route", key).stream().anyMatch(other -> other.text("type").equals("Group"));
        if (usernameTaken) {
            throw new ApiError(409, Map.of("message", "Username has already been taken"));
        }
    }

    /** The public address must be one of the user's confirmed ones. @throws ApiError 400 */
    static void checkPublicEmail(Database db, Row user) {
        String email = user.textOrNull("public_email");
        if (email == null || email.isEmpty() || email.equalsIgnoreCase(user.text("email"))) {
            return;
        }
        boolean secondary = db.table("emails").where("email", email.toLowerCase(Locale.ROOT)).stream()
                .anyMatch(other -> other.number("user_id") == user.id());
        if (!secondary) {
            user.set("public_email", "");
            throw ApiError.invalid("public_email", "is not an email you own");
        }
    }
}
