package io.drover.assess;

import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Project exports switched off at the source. */
final class ExportDisabledCheck implements Check {
    @Override
    public String id() {
        return "export-disabled";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        if (s.inventory().settings().projectExportEnabled()) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.BLOCKER,
                null,
                "the source does not export projects: project_export_enabled is off",
                "Switch on 'Project export' under Admin > Settings > General > Import and export settings.",
                Actor.SOURCE_ADMIN,
                "doc/administration/settings/import_and_export_settings.md"));
    }
}
