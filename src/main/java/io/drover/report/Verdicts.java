package io.drover.report;

import io.drover.engine.ItemState;
import io.drover.plan.Plan;
import io.drover.report.Report.Check;
import io.drover.report.Report.Item;
import io.drover.report.Report.Tone;
import io.drover.report.Report.Verdict;
import io.drover.verify.LossLedger;
import java.util.List;

/** The one answer on top of the page. Green only when everything moved, was verified and adds up. */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(List<Item> items, LossLedger ledger, boolean verified) {
        long failed = items.stream().filter(i -> i.state() == ItemState.FAILED || i.state() == ItemState.CANCELED).count();
        long open = items.stream().filter(i -> i.state() != null && i.state() != ItemState.DONE).count() - failed;
        long different = items.stream().filter(i -> i.check() == Check.DIFFERENT).count();
        long projects = items.stream().filter(i -> i.kind() == Plan.Kind.PROJECT).count();
        if (failed > 0) {
            return new Verdict(Tone.BAD, Figures.many(failed, "item", "items") + " did not arrive", rest(different, open));
        }
        if (different > 0) {
            return new Verdict(
                    Tone.BAD,
                    Figures.many(different, "item differs", "items differ"),
                    "Something at the destination is not as it was, and no known transformation explains it. The details are below.");
        }
        if (open > 0) {
            return new Verdict(Tone.WARN, Figures.many(open, "item is", "items are") + " still on the way", "This is an interim report.");
        }
        if (!verified || items.stream().anyMatch(i -> i.check() == Check.NOT_VERIFIED)) {
            return new Verdict(Tone.WARN, "Not verified yet", "Nothing says yet that what arrived is what was sent. Run drover verify.");
        }
        if (!ledger.counted()) {
            return new Verdict(
                    Tone.WARN,
                    "Nothing was counted",
                    "The inventory was taken without counts, so that nothing says how many records of each kind should be here. Run drover inventory without --no-counts.");
        }
        if (!ledger.green()) {
            return new Verdict(
                    Tone.WARN,
                    "The ledger does not add up",
                    Figures.many(ledger.open().size(), "entry of the loss ledger does", "entries of the loss ledger do")
                            + " not add up to the inventory. They are marked below.");
        }
        return new Verdict(
                Tone.GOOD,
                "Everything arrived",
                Figures.many(projects, "project was", "projects were")
                        + " compared with the source, ref by ref and record by record. Nothing is different without an explanation, and every item is accounted for.");
    }

    private static String rest(long different, long open) {
        String more = different > 0 ? Figures.many(different, " item differs", " items differ") + " from the source." : "Everything else is told below.";
        return "What to do is listed under each of them. " + more + (open > 0 ? " " + Figures.many(open, "item is", "items are") + " still on the way." : "");
    }
}
