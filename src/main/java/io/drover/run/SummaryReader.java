package io.drover.run;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.connector.ArchiveImporter.FailedRelation;
import io.drover.connector.Receipt;
import io.drover.engine.ItemStatus;
import io.drover.engine.JournalReader;
import io.drover.engine.StepRecord;
import io.drover.plan.Plan;
import io.drover.run.step.Complement;
import io.drover.run.step.CopyImages;
import io.drover.run.step.CopyPackages;
import io.drover.run.step.ExportRelations;
import io.drover.run.step.GroupWiki;
import io.drover.run.step.ImportProject;
import io.drover.run.step.LfsObjects;
import io.drover.run.step.Loss;
import io.drover.run.step.Losses;
import io.drover.run.step.Memberships;
import io.drover.run.step.RecreateTokens;
import io.drover.run.step.Reenter;
import io.drover.run.step.Repair;
import io.drover.run.step.RepairRelations;
import io.drover.run.step.Repairs;
import io.drover.run.step.SliceArchive;
import io.drover.run.step.Transferred;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns journal rows into a {@link RunSummary}. */
final class SummaryReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Plan.Item> planned;

    SummaryReader(Plan plan) {
        this.planned = plan.everything().collect(Collectors.toMap(Plan.Item::id, Function.identity(), (first, again) -> first));
    }

    RunSummary read(JournalReader journal, Instant now) {
        Map<String, List<StepRecord>> steps = new HashMap<>();
        journal.forEachStep(step -> steps.computeIfAbsent(step.item(), i -> new ArrayList<>()).add(step));
        List<RunSummary.Item> items = new ArrayList<>();
        journal.forEach(status -> items.add(item(status, steps.getOrDefault(status.item(), List.of()), now)));
        return new RunSummary(now, items);
    }

    private RunSummary.Item item(ItemStatus status, List<StepRecord> steps, Instant now) {
        Collected all = new Collected(now);
        steps.forEach(all::take);
        all.settle();
        Plan.Item plan = planned.get(status.item());
        return new RunSummary.Item(
                status.item(),
                status.kind(),
                status.wave(),
                plan == null ? null : plan.from(),
                plan == null ? null : plan.to(),
                status.state(),
                status.started(),
                status.finished(),
                status.problem(),
                all.times,
                all.bytes,
                all.createdUsers,
                all.receipts,
                all.reenter,
                all.losses,
                all.failed,
                all.repairs,
                all.memberships,
                all.waiting);
    }

    private static final class Collected {
        final List<RunSummary.StepTime> times = new ArrayList<>();
        final List<Receipt> receipts = new ArrayList<>();
        final List<Reenter> reenter = new ArrayList<>();
        final List<Loss> losses = new ArrayList<>();
        final List<FailedRelation> failed = new ArrayList<>();
        final List<Repair> repairs = new ArrayList<>();
        long bytes;
        long createdUsers;
        Memberships.@Nullable Result memberships;
        RunSummary.@Nullable StepTime waiting;
        private ImportProject.@Nullable Finished imported;
        private RepairRelations.Result repaired = RepairRelations.Result.NOTHING;
        private final Instant now;

        Collected(Instant now) {
            this.now = now;
        }

        void take(StepRecord step) {
            step.took().ifPresentOrElse(took -> times.add(time(step, took)), () -> waiting = time(step, Duration.between(step.started(), now)));
            JsonNode result = step.result();
            if (result == null) {
                return;
            }
            switch (step.name()) {
                case StepNames.DOWNLOAD -> bytes = JSON.treeToValue(result, Download.class).bytes();
                case StepNames.MEMBERS -> memberships = JSON.treeToValue(result, Memberships.Result.class);
                case StepNames.LOSSES -> losses.addAll(JSON.treeToValue(result, Losses.class).all());
                case StepNames.WIKI -> losses.addAll(JSON.treeToValue(result, GroupWiki.Look.class).losses());
                case StepNames.LFS -> losses.addAll(JSON.treeToValue(result, LfsObjects.Result.class).losses());
                case StepNames.IMPORTED -> imported(result);
                case StepNames.TRANSFERRED, StepNames.TRANSFERRED + StepNames.AGAIN -> transferred(result);
                case StepNames.REPAIRS, StepNames.REPAIRS + StepNames.AGAIN -> repairs.addAll(JSON.treeToValue(result, Repairs.class).all());
                case StepNames.STILL_MISSING -> stillMissing(JSON.treeToValue(result, Losses.class).all());
                case StepNames.SLICE_FOR_TRANSFER, StepNames.SLICE_FOR_REPAIR -> losses.addAll(JSON.treeToValue(result, SliceArchive.Result.class).losses());
                case StepNames.RELATIONS_DOWNLOAD -> {
                    ExportRelations.Result exported = JSON.treeToValue(result, ExportRelations.Result.class);
                    bytes = exported.bytes();
                    losses.addAll(exported.losses());
                }
                case StepNames.REPAIRED -> repaired = JSON.treeToValue(result, RepairRelations.Result.class);
                default -> named(step.name(), result);
            }
        }

        private static RunSummary.StepTime time(StepRecord step, Duration took) {
            return new RunSummary.StepTime(step.name(), step.started(), took, step.tries());
        }

        private void imported(JsonNode result) {
            if (result.isObject()) {
                imported = JSON.treeToValue(result, ImportProject.Finished.class);
            }
        }

        /** What was imported once more is not lost. */
        private void settle() {
            if (imported != null) {
                failed.addAll(repaired.all().isEmpty() ? imported.failedRelations() : repaired.failedRelations());
                losses.addAll(0, repaired.losses(imported));
            }
        }

        /** What was mended has not failed in the end. */
        private void stillMissing(List<Loss> missing) {
            losses.addAll(missing);
            Set<String> mended = repairs.stream().filter(r -> r.mended(missing)).map(Repair::name).collect(Collectors.toSet());
            failed.removeIf(f -> mended.contains(f.relation()));
        }

        /** A second try is all that counts. */
        private void transferred(JsonNode result) {
            failed.clear();
            failed.addAll(JSON.treeToValue(result, Transferred.class).failedRelations());
        }

        private void named(String step, JsonNode result) {
            if (step.startsWith(StepNames.COMPLEMENT) || step.startsWith(StepNames.REPAIR)) {
                Complement.Result complement = JSON.treeToValue(result, Complement.Result.class);
                receipts.addAll(complement.written());
                reenter.addAll(complement.reenter());
                losses.addAll(complement.losses());
            } else if (step.startsWith(StepNames.TOKENS)) {
                RecreateTokens.Result tokens = JSON.treeToValue(result, RecreateTokens.Result.class);
                reenter.removeIf(each -> each.relation().equals(tokens.relation()) && tokens.made().contains(each.key()));
                reenter.addAll(tokens.reenter());
            } else if (step.startsWith(StepNames.IMAGES)) {
                losses.addAll(JSON.treeToValue(result, CopyImages.Result.class).losses());
            } else if (step.startsWith(StepNames.PACKAGES)) {
                losses.addAll(JSON.treeToValue(result, CopyPackages.Result.class).losses());
            } else if (step.startsWith("create user ")) {
                createdUsers++;
            }
        }
    }
}
