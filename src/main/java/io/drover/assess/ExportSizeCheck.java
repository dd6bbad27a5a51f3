package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.model.Project;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Exports larger than the source gives out or the destination takes in. */
final class ExportSizeCheck implements Check {
    @Override
    public String id() {
        return "export-size";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        return s.inventory().projects().stream().flatMap(p -> Stream.concat(atSource(s, p), atDestination(s, p)));
    }

    private Stream<Finding> atSource(Situation s, Project project) {
        long size = project.statistics().exportSize();
        long limit = s.inventory().settings().maxExportSize();
        if (limit <= 0 || size <= limit) {
            return Stream.empty();
        }
        String what = "the export holds about " + Bytes.words(size) + "; the source exports at most " + Bytes.words(limit);
        String next = "Raise max_export_size at the source, or move the repository only.";
        return Stream.of(finding(
                Severity.BLOCKER, project.fullPath(), what, next, Actor.SOURCE_ADMIN, "doc/administration/settings/import_and_export_settings.md"));
    }

    private Stream<Finding> atDestination(Situation s, Project project) {
        long size = project.statistics().exportSize();
        long limit = s.destination().largestImport();
        if (limit <= 0 || size <= limit / 10 * 8) {
            return Stream.empty();
        }
        boolean over = size > limit;
        String what = "the export holds about " + Bytes.words(size) + "; the destination imports at most " + Bytes.words(limit);
        String raise = s.destination().instance().saas() ? "GitLab.com's limit is fixed: " : "Raise max_import_size at the destination, or ";
        String next = over ? raise + "move the repository only, or slim it down." : "It may fit when compressed; watch this one.";
        return Stream.of(finding(
                over ? Severity.BLOCKER : Severity.NOTICE, project.fullPath(), what, next, Actor.DESTINATION_ADMIN, "doc/user/gitlab_com/_index.md"));
    }
}
