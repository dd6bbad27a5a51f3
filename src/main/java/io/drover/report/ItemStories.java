package io.drover.report;

import io.drover.assess.AssessmentFile;
import io.drover.assess.Finding;
import io.drover.config.Workspace;
import io.drover.engine.JournalReader;
import io.drover.engine.Store;
import io.drover.inventory.InventoryFile;
import io.drover.plan.Plan;
import io.drover.plan.PlanFile;
import io.drover.problem.Observation;
import io.drover.run.Diagnoses;
import io.drover.run.ItemStory;
import io.drover.run.Migration;
import io.drover.run.RunSummary;
import io.drover.time.Time;
import io.drover.verify.Verification;
import io.drover.verify.VerificationFile;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The story of one item from everything the workspace holds of it. Asks no instance. */
public final class ItemStories {
    private final Workspace workspace;
    private final Time time;

    public ItemStories(Workspace workspace, Time time) {
        this.workspace = workspace;
        this.time = time;
    }

    /**
     * Empty when nothing of that name was ever entered.
     *
     * @param wanted the item's id in the journal, or the path of a group or project at either side
     */
    public Optional<ItemStory> find(Store journal, String wanted) {
        Plan plan = PlanFile.read(workspace.plan(), InventoryFile.read(workspace));
        Optional<JournalReader> opened = JournalReader.open(journal);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (JournalReader reader = opened.get()) {
            RunSummary summary = Migration.summary(journal, plan, time.now());
            return summary.items().stream()
                    .filter(i -> named(i, wanted))
                    .findFirst()
                    .flatMap(i -> ItemStory.of(reader, summary, new Diagnoses(plan, findings()), i.item(), verified(i.item())));
        }
    }

    private static boolean named(RunSummary.Item item, String wanted) {
        return item.item().equals(wanted)
                || (item.from() != null && item.from().value().equals(wanted))
                || (item.to() != null && item.to().value().equals(wanted));
    }

    private List<Finding> findings() {
        return Files.exists(workspace.assessment()) ? AssessmentFile.read(workspace).findings() : List.of();
    }

    private List<Observation> verified(String item) {
        if (!Files.exists(workspace.verification())) {
            return List.of();
        }
        return VerificationFile.read(workspace.verification()).items().stream()
                .filter(r -> r.item().equals(item))
                .findFirst()
                .map(Verification.ItemResult::observed)
                .orElse(List.of());
    }
}
