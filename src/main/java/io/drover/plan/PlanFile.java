package io.drover.plan;

import io.drover.config.YamlDocument;
import io.drover.config.YamlScalar;
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code plan.yaml}: written with the explanation of each field, read with every mistake named. What is written is read back the same. */
public final class PlanFile {
    private static final String EXPLANATION = """
            # Who goes when and how. Drafted by `drover plan`; edit it, review it, keep it in Git.
            #
            # Waves run from top to bottom, and so do the items of a wave as far as the limits allow.
            # Move, remove or add items as you like: an item that is not here does not go.
            #
            #   instance: true   beside source: takes along what belongs to the whole instance: CI/CD variables, topics, custom roles and system hooks
            #                    (administrators' tokens on both sides); all of the destination will see them, system hooks fire for
            #                    whatever comes afterwards, and what is there already stays as it is
            #   group, project   full path at the source
            #   to               full path at the destination; a group must stand above what goes into it
            #   method           file transfer     GitLab's own export and import, and over the API what these leave behind
            #                    repository only   Git, LFS and wiki; no issues, no merge requests
            #   freeze           true makes the project read-only (archived) at the source before its export, so that nothing is
            #                    changed while it moves; a rollback makes it writable again
            """;

    private PlanFile() {}

    /** @param leftOut projects that do not go, listed for the reader */
    public static String text(Plan plan, List<FullPath> leftOut) {
        StringBuilder text = new StringBuilder(EXPLANATION);
        text.append("\nsource: ").append(YamlScalar.of(plan.source())).append(plan.instance() ? "\ninstance: true" : "").append("\n\nwaves:").append(plan.waves().isEmpty() ? " []\n" : "\n");
        for (Plan.Wave wave : plan.waves()) {
            text.append("  - name: ").append(YamlScalar.of(wave.name())).append("\n    items:").append(wave.items().isEmpty() ? " []\n" : "\n");
            wave.items().forEach(item -> append(text, item));
        }
        if (!leftOut.isEmpty()) {
            text.append("\n# Not in the plan, because they are in personal namespaces and a file import needs a group to go to.\n");
            text.append("# Give one a place in a group with `to` and it goes as well.\n");
            leftOut.forEach(path -> text.append("#   project: ").append(path).append('\n'));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Plan.Item item) {
        text.append("      - ").append(item.kind().name().toLowerCase(Locale.ROOT)).append(": ").append(YamlScalar.of(item.from().value()));
        text.append("\n        to: ").append(YamlScalar.of(item.to().value()));
        text.append("\n        method: ").append(YamlScalar.of(item.method().words())).append('\n');
        if (item.kind() == Plan.Kind.PROJECT) {
            text.append("        freeze: ").append(item.freeze()).append('\n');
        }
    }

    /** @throws io.drover.problem.ProblemException naming every mistake with line, column and what to write instead */
    public static Plan read(Path file, Inventory inventory) {
        if (!Files.exists(file)) {
            throw PlanProblem.PLAN_MISSING.exception("there is no plan in this workspace", file.toString());
        }
        try {
            return parse(file.getFileName().toString(), Files.readString(file), inventory);
        } catch (IOException e) {
            throw PlanProblem.PLAN_UNREADABLE.exception("it cannot be read, or is not UTF-8: " + e.getMessage(), file.toString(), e);
        }
    }

    static Plan parse(String name, String text, Inventory inventory) {
        YamlDocument document = YamlDocument.parse(name, text);
        Plan plan = new PlanReader(inventory).plan(document.root());
        document.check(PlanProblem.PLAN_INVALID);
        return plan;
    }
}
