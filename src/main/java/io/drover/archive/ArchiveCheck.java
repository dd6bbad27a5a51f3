package io.drover.archive;

import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Would GitLab import it? Reads the whole archive once, in constant memory, and changes nothing. */
public final class ArchiveCheck {
    private final ArchiveInspector inspector;

    public ArchiveCheck() {
        this(ArchiveLimits.GITLAB, ImportLimits.GITLAB, packedBytes -> {});
    }

    public ArchiveCheck(ArchiveLimits limits, ImportLimits importLimits, LongConsumer progress) {
        this.inspector = new ArchiveInspector(limits, importLimits, progress);
    }

    /**
     * The answer.
     *
     * @param refusals   what would end the import; empty when GitLab would import it
     * @param shortfalls what it would leave out or change; empty when the archive could not be read to its end
     */
    public record Answer(List<Problem> refusals, List<Shortfall> shortfalls) {
        public Answer {
            refusals = List.copyOf(refusals);
            shortfalls = List.copyOf(shortfalls);
        }

        public boolean imports() {
            return refusals.isEmpty();
        }
    }

    /** @throws ProblemException ({@link ArchiveProblem#ARCHIVE_UNREADABLE}) only when the file cannot be read at all */
    public Answer check(Path archive) {
        try {
            ArchiveContents contents = inspector.inspect(archive);
            return new Answer(contents.refusals(), contents.shortfalls());
        } catch (ProblemException e) {
            if (e.is(ArchiveProblem.ARCHIVE_UNREADABLE)) {
                throw e;
            }
            return new Answer(new ArrayList<>(List.of(e.problem())), List.of());
        }
    }
}
