package io.drover.identity;

import io.drover.connector.DestinationConnector;
import io.drover.connector.Placeholders;
import io.drover.identity.Reassignment.Act;
import io.drover.model.FullPath;
import io.drover.problem.Problem;
import io.drover.time.Time;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Gives placeholders' contributions and memberships to the users that the user map names, and follows until nothing moves any more without a
 * person. Where everything stands is only ever read from the destination, so it may be killed anywhere and started again: nobody is asked twice.
 */
public final class Reassigner {
    private static final Duration ASK_EVERY = Duration.ofSeconds(5);

    /** A sheet whose rows do not move for so long has been worked through: what is left of it was refused, without a word to us. */
    private static final Duration SHEET_SETTLES = Duration.ofMinutes(2);

    private final Placeholders placeholders;
    private final ReassignmentPlanner planner;
    private final ConfirmationLoan loan;
    private final ReassignmentLog log;
    private final Path folder;
    private final Time time;

    /**
     * @param source of the user map's people
     * @param folder where sheets and the log of what was asked are left
     * @throws io.drover.problem.ProblemException {@code PLACEHOLDERS_NOT_HERE} where the destination does not map contributions after the migration
     */
    public Reassigner(DestinationConnector destination, UserMap users, URI source, Path folder, Time time) {
        this.placeholders = destination.placeholders().orElseThrow(() -> IdentityProblem.PLACEHOLDERS_NOT_HERE.exception(
                "the destination is " + destination.instance().version(), destination.instance().url().toString()));
        this.planner = new ReassignmentPlanner(placeholders, destination.people(), users, source);
        this.loan = new ConfirmationLoan(placeholders, folder.resolve("confirmation-switched-off"));
        this.log = new ReassignmentLog(folder.resolve("log.csv"), time);
        this.folder = folder;
        this.time = time;
    }

    /** Where everything stands, and what would be done. Changes nothing. */
    public List<Reassignment> plan(List<FullPath> groups) {
        return groups.stream().flatMap(group -> planner.plan(group).stream()).toList();
    }

    public Placeholders.Confirmation confirmation() {
        return placeholders.confirmation();
    }

    /** Switches the confirmation back on that an earlier, killed run switched off. */
    public void tidy() {
        loan.giveBack();
    }

    /**
     * Does it.
     *
     * @param skipConfirmation  whether to use an administrator's right to reassign without asking
     * @param atMost            how long to follow what GitLab is working on
     * @param progress          told where everything stands, now and then
     * @return where everything stands at the end; what was refused as {@link Act#FAILED}
     */
    public List<Reassignment> run(List<FullPath> groups, boolean skipConfirmation, Duration atMost, Consumer<List<Reassignment>> progress) throws InterruptedException {
        if (skipConfirmation && !loan.take()) {
            throw IdentityProblem.CONFIRMATION_NEEDED.exception("this token may not skip the confirmation", "allow_bypass_placeholder_confirmation");
        }
        Instant end = time.now().plus(atMost);
        Map<Long, String> refused = new HashMap<>();
        for (FullPath group : groups) {
            if (skipConfirmation) {
                askNoLonger(group);
            }
            give(group, refused);
        }
        List<Reassignment> now = plan(groups);
        while (now.stream().anyMatch(r -> r.act() == Act.WORKS) && time.now().isBefore(end)) {
            progress.accept(now);
            time.sleep(ASK_EVERY);
            now = plan(groups);
        }
        loan.giveBack();
        return now.stream().map(r -> told(r, refused)).toList();
    }

    /** A refusal counts only while the person is where they were: a slow sheet may have reached them meanwhile. */
    private static Reassignment told(Reassignment now, Map<Long, String> refused) {
        boolean stuck = now.act() == Act.GIVE || now.act() == Act.RETRY;
        return stuck && refused.containsKey(now.person().id()) ? now.but(Act.FAILED, refused.get(now.person().id())) : now;
    }

    /** Sends the mail again to everybody who was asked. @return to whom */
    public List<Reassignment> remind(List<FullPath> groups) {
        List<Reassignment> waiting = plan(groups).stream().filter(r -> r.act() == Act.WAITS).toList();
        for (Reassignment each : waiting) {
            log.about(each, "remind");
            placeholders.remind(each.person());
        }
        return waiting;
    }

    /** Who was asked before is given it now, without waiting for the answer. */
    private void askNoLonger(FullPath group) {
        for (Reassignment each : planner.plan(group)) {
            if (each.act() == Act.WAITS) {
                log.about(each, "cancel");
                // one who answers at this moment is no longer asked, and has taken or declined
                Optional<Problem> _ = placeholders.cancel(each.person());
            }
        }
    }

    private void give(FullPath group, Map<Long, String> refused) throws InterruptedException {
        List<Reassignment> plan = planner.plan(group);
        plan.stream().filter(r -> r.act() == Act.RETRY).forEach(r -> one(r, refused));
        List<Reassignment> given = plan.stream().filter(r -> r.act() == Act.GIVE).toList();
        if (given.size() > 1 && placeholders.takesSheets()) {
            given = bySheet(group, given);
        }
        given.forEach(r -> one(r, refused));
    }

    /** @return whom the sheet did not reach: asked one by one, GitLab says why */
    private List<Reassignment> bySheet(FullPath group, List<Reassignment> given) throws InterruptedException {
        Path sheet = folder.resolve(group.value().replace('/', '+') + ".csv");
        ReassignmentSheet.write(sheet, given);
        given.forEach(each -> log.about(each, "sheet"));
        placeholders.submit(group, sheet);
        Set<Long> asked = given.stream().map(r -> r.person().id()).collect(Collectors.toSet());
        List<Reassignment> open = given;
        Instant moved = time.now();
        while (!open.isEmpty() && time.now().isBefore(moved.plus(SHEET_SETTLES))) {
            time.sleep(ASK_EVERY);
            List<Reassignment> still = new ArrayList<>();
            planner.plan(group).stream().filter(r -> r.act() == Act.GIVE && asked.contains(r.person().id())).forEach(still::add);
            if (still.size() < open.size()) {
                moved = time.now();
            }
            open = still;
        }
        return open;
    }

    private void one(Reassignment each, Map<Long, String> refused) {
        log.about(each, each.act() == Act.RETRY ? "retry" : "reassign");
        Optional<Problem> refusal = each.act() == Act.RETRY
                ? placeholders.retry(each.person())
                : placeholders.reassign(each.person(), each.userId().orElseThrow());
        refusal.ifPresent(problem -> refused.put(each.person().id(), problem.what()));
    }
}
