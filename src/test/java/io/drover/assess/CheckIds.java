package io.drover.assess;

import java.util.List;

/** The ids of all checks, for tests of other packages that refer to them. */
public final class CheckIds {
    private CheckIds() {}

    public static List<String> all() {
        return Checks.all().stream().map(Check::id).toList();
    }
}
