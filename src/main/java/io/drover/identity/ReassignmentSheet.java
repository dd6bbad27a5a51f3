package io.drover.identity;

import io.drover.config.CsvWriter;
import java.nio.file.Path;
import java.util.List;

/** The CSV that GitLab takes reassignments from (doc/api/group_placeholder_reassignments.md). The first three columns find the source user again. */
final class ReassignmentSheet {
    private static final String[] HEADER = {
        "Source host", "Import type", "Source user identifier", "Source user name", "Source username", "GitLab username", "GitLab public email"
    };

    private ReassignmentSheet() {}

    /** The user name alone names the user: with an e-mail beside it, GitLab wants both to fit, and sees private ones for administrators only. */
    static void write(Path file, List<Reassignment> given) {
        CsvWriter sheet = new CsvWriter(HEADER);
        for (Reassignment each : given) {
            var person = each.person();
            sheet.row(person.host().toString(), person.importType(), person.identifier(), person.name(), person.username(), each.to(), "");
        }
        sheet.writeTo(file);
    }
}
