package io.drover.assess;

import io.drover.connector.Capability;
import io.drover.console.Bytes;
import io.drover.model.AccessLevel;
import io.drover.model.Method;
import io.drover.model.Project;
import java.util.ArrayList;
import java.util.List;

/** Export, download, rewrite, import. */
final class FileTransferFit implements MethodFit {
    private static final String PAGE = "doc/user/project/settings/import_export.md";
    private static final String SETTINGS = "doc/administration/settings/import_and_export_settings.md";

    private final Situation situation;
    private final Footing footing;

    FileTransferFit(Situation situation, Footing footing) {
        this.situation = situation;
        this.footing = footing;
    }

    @Override
    public Method method() {
        return Method.FILE_TRANSFER;
    }

    @Override
    public List<Reason> against(Project project) {
        List<Reason> reasons = againstWhateverTheSize(project);
        long size = project.statistics().exportSize();
        tooLarge(reasons, size, situation.inventory().settings().maxExportSize(), "the source exports at most ", "max_export_size");
        tooLarge(reasons, size, situation.destination().largestImport(), "the destination imports at most ", "max_import_size");
        tooLarge(reasons, size, situation.destination().settings().maxDecompressedSize(), "the destination unpacks at most ", "max_decompressed_archive_size");
        return reasons;
    }

    List<Reason> againstWhateverTheSize(Project project) {
        List<Reason> reasons = new ArrayList<>();
        if (!situation.inventory().settings().projectExportEnabled()) {
            reasons.add(new Reason("the source does not export projects (project_export_enabled)", SETTINGS));
        }
        reasons.addAll(againstAnyArchive(project));
        return reasons;
    }

    /** However the archive came about. */
    List<Reason> againstAnyArchive(Project project) {
        List<Reason> reasons = new ArrayList<>();
        DestinationFacts destination = situation.destination();
        if (destination.settings().known() && !destination.settings().importSources().contains("gitlab_project")) {
            reasons.add(new Reason("the destination does not accept file imports (import_sources)", SETTINGS));
        } else if (!destination.capabilities().contains(Capability.IMPORT_ARCHIVE)) {
            reasons.add(new Reason("the destination's token may not import archives", PAGE));
        }
        reasons.addAll(footing.against(project, AccessLevel.MAINTAINER, PAGE));
        return reasons;
    }

    static void tooLarge(List<Reason> reasons, long size, long limit, String words, String setting) {
        if (limit > 0 && size > limit) {
            reasons.add(new Reason(words + Bytes.words(limit) + " (" + setting + "), and it holds about " + Bytes.words(size), SETTINGS));
        }
    }

    @Override
    public List<Reason> terms(Project project) {
        List<Reason> terms = new ArrayList<>();
        terms.add(new Reason("keeps issues, merge requests and their history; about " + Bytes.words(project.statistics().exportSize()), PAGE));
        terms.addAll(authors());
        return terms;
    }

    List<Reason> authors() {
        return situation.destination().capabilities().contains(Capability.MAP_ARCHIVE_USERS)
                ? List.of()
                : List.of(new Reason("everything will belong to " + situation.destination().token().username() + ": only an administrator's import keeps authors", PAGE));
    }
}
