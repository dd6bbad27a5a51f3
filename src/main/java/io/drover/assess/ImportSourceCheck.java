package io.drover.assess;

import io.drover.problem.Actor;
import java.util.stream.Stream;

/** File imports must be switched on at the destination; a new self-managed GitLab has all import sources off. */
final class ImportSourceCheck implements Check {
    @Override
    public String id() {
        return "import-source";
    }

    private static final String SOURCE = "doc/administration/settings/import_and_export_settings.md";

    @Override
    public Stream<Finding> findings(Situation s) {
        if (s.destination().settings().importSources().contains("gitlab_project")) {
            return Stream.empty();
        }
        String next = "Switch on 'GitLab export' under Admin > Settings > General > Import and export settings.";
        if (s.destination().settings().known()) {
            String what = "the destination does not accept file imports: import_sources lacks gitlab_project";
            return Stream.of(finding(Severity.BLOCKER, null, what, next, Actor.DESTINATION_ADMIN, SOURCE));
        }
        String what = "the token may not read whether the destination accepts file imports; on a self-managed GitLab they are off by default";
        return Stream.of(finding(Severity.NOTICE, null, what, next, Actor.DESTINATION_ADMIN, SOURCE));
    }
}
