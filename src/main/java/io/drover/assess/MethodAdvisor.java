package io.drover.assess;

import io.drover.connector.Capability;
import io.drover.console.Bytes;
import io.drover.model.Method;
import io.drover.model.Project;
import java.util.ArrayList;
import java.util.List;

/** Which method fits a project: file transfer where it can be done at all, else the repository only. Names the limit that decides. */
final class MethodAdvisor {
    private final Situation situation;
    private final List<String> against = new ArrayList<>();

    MethodAdvisor(Situation situation) {
        this.situation = situation;
        boolean exports = situation.inventory().settings().projectExportEnabled();
        DestinationFacts destination = situation.destination();
        boolean imports = !destination.settings().known() || destination.settings().importSources().contains("gitlab_project");
        boolean versions = new VersionGapCheck().findings(situation).findAny().isEmpty();
        note(exports, "the source does not export projects (project_export_enabled)");
        note(imports, "the destination does not accept file imports (import_sources)");
        note(destination.capabilities().contains(Capability.IMPORT_ARCHIVE), "the destination's token may not import archives");
        note(versions, "the two versions are too far apart for an archive (at most two minor versions, destination not older)");
    }

    private void note(boolean fine, String otherwise) {
        if (!fine) {
            against.add(otherwise);
        }
    }

    Assessment.Advice advise(Project project) {
        List<String> reasons = new ArrayList<>(against);
        long size = project.statistics().exportSize();
        tooLarge(reasons, size, situation.inventory().settings().maxExportSize(), "the source exports at most ", " (max_export_size)");
        tooLarge(reasons, size, situation.destination().largestImport(), "the destination imports at most ", " (max_import_size)");
        tooLarge(reasons, size, situation.destination().settings().maxDecompressedSize(), "the destination unpacks at most ",
                " (max_decompressed_archive_size)");
        return reasons.isEmpty()
                ? new Assessment.Advice(Method.FILE_TRANSFER, List.of("keeps issues, merge requests and their history; about " + Bytes.words(size)))
                : new Assessment.Advice(Method.REPOSITORY_ONLY, List.copyOf(reasons));
    }

    private static void tooLarge(List<String> reasons, long size, long limit, String words, String setting) {
        if (limit > 0 && size > limit) {
            reasons.add(words + Bytes.words(limit) + setting + ", and it holds about " + Bytes.words(size));
        }
    }
}
