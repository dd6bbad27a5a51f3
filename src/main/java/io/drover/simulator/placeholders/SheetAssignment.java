package io.drover.simulator.placeholders;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Works through an uploaded sheet, row by row (app/services/import/source_users/bulk_reassign_from_csv_service.rb). */
final class SheetAssignment {
    private final Database db;
    private final Row group;
    private final Row by;
    private final SourceUsers sourceUsers;
    private final Reassignments reassignments;

    SheetAssignment(Instance instance, Row group, Row by) {
        this.db = instance.db();
        this.group = group;
        this.by = by;
        this.sourceUsers = new SourceUsers(instance);
        this.reassignments = new Reassignments(instance);
    }

    /** Rows with neither user name nor e-mail are skipped; what fails is only in the mail to whoever uploaded. */
    void process(ReassignmentSheet sheet) {
        for (Map<String, String> row : sheet.rows()) {
            Optional<Row> to = assignee(cell(row, "gitlab_username"), cell(row, "gitlab_public_email"));
            if (to.isPresent()) {
                sourceUsers.find(group.id(), cell(row, "source_host"), cell(row, "import_type"), cell(row, "source_user_identifier"))
                        .ifPresent(sourceUser -> reassignments.reassign(by, sourceUser, to.get()));
            }
        }
    }

    private Optional<Row> assignee(String username, String email) {
        Optional<Row> named = db.table("users").first("username_key", username.toLowerCase(Locale.ROOT));
        if (email.isBlank()) {
            return named;
        }
        return db.table("users").all().stream()
                .filter(user -> username.isBlank() || named.filter(user::equals).isPresent())
                .filter(user -> has(user, email))
                .findFirst();
    }

    /** Administrators may name any confirmed address, others only a public one. */
    private boolean has(Row user, String email) {
        if (email.equalsIgnoreCase(user.textOrNull("public_email"))) {
            return true;
        }
        boolean primary = user.has("confirmed_at") && email.equalsIgnoreCase(user.text("email"));
        boolean secondary = db.table("emails").where("email", email.toLowerCase(Locale.ROOT)).stream()
                .anyMatch(row -> row.number("user_id") == user.id() && row.has("confirmed_at"));
        return Access.admin(by) && (primary || secondary);
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNullElse(row.get(column), "").strip();
    }
}
