package io.drover.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What must be refused, and how. */
final class Hostile {
    private Hostile() {}

    static ProblemException refused(ArchiveProblem expected, ThrowingCallable deed) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, deed);
        assertThat(refusal).as("refused as %s", expected).isNotNull();
        assertThat(refusal.problem().code()).isEqualTo(expected.name());
        assertThat(refusal.problem().where()).isNotNull();
        return refusal;
    }
}
