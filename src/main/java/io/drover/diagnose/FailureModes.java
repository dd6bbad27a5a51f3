package io.drover.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every failure mode we know, by area. */
public final class FailureModes {
    private static final List<FailureMode> ALL = Stream.of(
                    AccessFailures.ALL,
                    NetworkFailures.ALL,
                    ExportFailures.ALL,
                    ImportFailures.ALL,
                    SkippedRecords.ALL,
                    DirectTransferFailures.ALL,
                    PlatformImportFailures.ALL,
                    RepositoryFailures.ALL,
                    PeopleFailures.ALL,
                    ComplementFailures.ALL,
                    LateSurprises.ALL)
            .flatMap(List::stream)
            .toList();

    private FailureModes() {}

    public static List<FailureMode> all() {
        return ALL;
    }

    public static List<FailureMode> in(Area area) {
        return ALL.stream().filter(m -> m.area() == area).toList();
    }

    public static Optional<FailureMode> of(String code) {
        return ALL.stream().filter(m -> m.code().equals(code)).findFirst();
    }

    /** Those that mention every word. */
    public static List<FailureMode> search(List<String> words) {
        return ALL.stream().filter(m -> m.mentions(words)).toList();
    }
}
