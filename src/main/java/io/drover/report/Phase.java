package io.drover.report;

import java.util.List;
import java.util.Locale;

/** What kind of work a step is, by its name: gives the timeline its colours. */
enum Phase {
    EXPORT("export", "export", "download", "fetch", "mirror"),
    IMPORT("import", "import", "upload", "push", "rewrite"),
    COMPLEMENT("complement", "complement", "variable", "protect", "hook", "key", "schedule", "setting", "badge", "wiki", "snippet", "member"),
    VERIFY("verify", "verify", "compare"),
    PREPARE("prepare");

    private final String word;
    private final List<String> names;

    Phase(String word, String... names) {
        this.word = word;
        this.names = List.of(names);
    }

    String word() {
        return word;
    }

    static Phase of(String step) {
        String lower = step.toLowerCase(Locale.ROOT);
        for (Phase phase : values()) {
            if (phase.names.stream().anyMatch(lower::contains)) {
                return phase;
            }
        }
        return PREPARE;
    }
}
