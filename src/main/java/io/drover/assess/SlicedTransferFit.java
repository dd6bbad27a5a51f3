package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.model.Method;
import io.drover.model.Project;
import io.drover.model.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * File transfer of a project whose archive is too large: the archive goes without Git and LFS, which are pushed. A source that refuses the
 * whole export still gives it relation by relation.
 */
final class SlicedTransferFit implements MethodFit {
    private final Situation situation;
    private final FileTransferFit file;

    SlicedTransferFit(Situation situation, FileTransferFit file) {
        this.situation = situation;
        this.file = file;
    }

    @Override
    public Method method() {
        return Method.FILE_TRANSFER_IN_SLICES;
    }

    @Override
    public List<Reason> against(Project project) {
        List<Reason> reasons = file.againstWhateverTheSize(project);
        long most = situation.inventory().settings().maxExportSize();
        long size = project.statistics().exportSize();
        if (most > 0 && size > most && !situation.inventory().settings().directTransferEnabled()) {
            reasons.add(new Reason(
                    "the source exports at most " + Bytes.words(most) + " (max_export_size), it holds about " + Bytes.words(size)
                            + ", and relations cannot be exported one by one while bulk_import_enabled is off",
                    "doc/api/project_relations_export.md"));
        }
        long rest = withoutGit(project.statistics());
        FileTransferFit.tooLarge(reasons, rest, situation.destination().largestImport(), "without Git and LFS the destination imports at most ", "max_import_size");
        FileTransferFit.tooLarge(
                reasons, rest, situation.destination().settings().maxDecompressedSize(), "without Git and LFS the destination unpacks at most ", "max_decompressed_archive_size");
        return reasons;
    }

    private static long withoutGit(Statistics all) {
        return all.exportSize() - Math.max(0, all.repositorySize()) - Math.max(0, all.lfsObjectsSize());
    }

    @Override
    public List<Reason> terms(Project project) {
        List<Reason> terms = new ArrayList<>();
        terms.add(new Reason(
                "the archive goes without Git and LFS (" + Bytes.words(withoutGit(project.statistics())) + "), which are pushed; gaps are filled with import-relation",
                "doc/user/project/settings/import_export_troubleshooting.md"));
        terms.addAll(file.authors());
        return terms;
    }
}
