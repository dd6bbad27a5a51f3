package io.drover.run;

import io.drover.connector.LinkedRelations;
import io.drover.engine.Engine;
import io.drover.engine.EngineOptions;
import io.drover.engine.Itinerary;
import io.drover.engine.JournalReader;
import io.drover.engine.StepRecord;
import io.drover.engine.Store;
import io.drover.engine.Submission;
import io.drover.engine.Tally;
import io.drover.engine.VirtualDrive;
import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.plan.Plan;
import io.drover.run.step.Complement;
import io.drover.run.step.Worksite;
import io.drover.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stage 4: does what the plan says, durably. The same call starts a migration and goes on with one that was interrupted in whatever way.
 * Thread-safe.
 */
public final class Migration implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Room for the turns of one wave: users, groups by depth, projects. */
    private static final int TURNS = 1000;

    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final Worksite site;
    private final Plan plan;
    private final Engine engine;

    private Migration(Worksite everywhere, Plan plan, RunOptions options) {
        this.site = everywhere.going(plan.places());
        this.plan = plan;
        Map<String, Itinerary> itineraries = Map.of(
                UsersItinerary.KIND, new UsersItinerary(site),
                InstanceItinerary.KIND, new InstanceItinerary(site),
                GroupItinerary.KIND, new GroupItinerary(site, new OpenUndos(this::journal)),
                ProjectItinerary.KIND, new ProjectItinerary(site),
                LinksItinerary.KIND, new LinksItinerary(site, this::leftForLater, this::asSealed),
                TextsItinerary.KIND, new TextsItinerary(site, () -> links().map(), () -> new Seals(site.destination(), journal())));
        this.engine = Engine.open(new EngineOptions(
                options.store(),
                options.worker(),
                site.time(),
                options.lanes(),
                itineraries,
                options.retries(),
                options.lock(),
                HEARTBEAT,
                options.look(),
                options.watch()));
    }

    /** Opens the journal, making it when there is none; touches neither instance. */
    public static Migration open(Worksite site, Plan plan, RunOptions options) {
        return new Migration(site, plan, options);
    }

    /** Every write that a run would make, per item. Reads both sides, needs no journal, writes nothing. */
    public static List<PlannedItem> dryRun(Worksite site, Plan plan, Selection selection) {
        DryRun dry = new DryRun(site.going(plan.places()));
        List<PlannedItem> items = new ArrayList<>();
        items.add(dry.users());
        if (plan.instance()) {
            items.add(dry.instance());
        }
        plan.waves().forEach(wave -> wave.items().stream().filter(i -> selection.has(wave, i)).forEach(i -> items.add(dry.item(wave, i))));
        return items;
    }

    /** What the journal of an earlier or running migration says; empty lists when there is none. */
    public static RunSummary summary(Store store, Plan plan, Instant now) {
        return JournalReader.open(store)
                .map(reader -> {
                    try (reader) {
                        return new SummaryReader(plan).read(reader, now);
                    }
                })
                .orElseGet(() -> new RunSummary(now, List.of()));
    }

    /**
     * Enters the selected items and works until nothing moves any more without a person. Items that have ended stay ended.
     *
     * @return not settled when the thread was interrupted
     */
    public Tally run(Selection selection, Consumer<Tally> progress) {
        submit(selection);
        engine.start();
        return engine.await(progress);
    }

    /** Works on what other workers enter, until nothing moves any more without a person. */
    public Tally help(Consumer<Tally> progress) {
        engine.start();
        return engine.await(progress);
    }

    /** The same until the thread is interrupted, also while there is nothing to do. */
    public Tally stay(Consumer<Tally> progress) {
        engine.start();
        return engine.await(progress, _ -> false);
    }

    /** The same on a clock that jumps. */
    public VirtualDrive drive(Selection selection, ManualTime clock) {
        submit(selection);
        return engine.drive(clock);
    }

    /**
     * Rewrites links to the old instance in the texts of what has arrived. Goes on with a pass that was interrupted.
     *
     * @param files also in the files of default branches, by a commit for each
     */
    public Tally rewriteLinks(Selection selection, boolean files, Consumer<Tally> progress) {
        engine.submit(links().submissions(selection, files, plan.waves().size() * TURNS));
        engine.start();
        return engine.await(progress);
    }

    /** The same on a clock that jumps. */
    VirtualDrive driveLinks(Selection selection, ManualTime clock) {
        engine.submit(links().submissions(selection, false, plan.waves().size() * TURNS));
        return engine.drive(clock);
    }

    /** Passes over the links: what one would do, and what the last one did. */
    public LinkPass links() {
        return new LinkPass(site, plan, engine.reader());
    }

    private void submit(Selection selection) {
        List<Submission> items = new ArrayList<>();
        items.add(new Submission(UsersItinerary.ITEM, UsersItinerary.KIND, "users", 0, JSON.createObjectNode()));
        if (plan.instance()) {
            items.add(new Submission(InstanceItinerary.ITEM, InstanceItinerary.KIND, "instance", 0, JSON.createObjectNode()));
        }
        for (int i = 0; i < plan.waves().size(); i++) {
            Plan.Wave wave = plan.waves().get(i);
            for (Plan.Item item : LongestFirst.of(wave.items())) {
                if (selection.has(wave, item)) {
                    items.add(submission(wave, i * TURNS, item));
                }
            }
            links(wave, (i + 1) * TURNS, selection).ifPresent(items::add);
        }
        engine.submit(items);
    }

    /** Parents before their subgroups, groups before projects. Projects set out with the first group: their exports need none. */
    private static Submission submission(Plan.Wave wave, int first, Plan.Item item) {
        return item.kind() == Plan.Kind.GROUP
                ? new Submission(item.id(), GroupItinerary.KIND, wave.name(), first + item.from().depth(), JSON.valueToTree(item))
                : new Submission(item.id(), ProjectItinerary.KIND, wave.name(), first + TURNS - 1, first + 1, JSON.valueToTree(item));
    }

    /** After every project of the wave, before the groups of the next; a project alone has nothing to be tied to. */
    private Optional<Submission> links(Plan.Wave wave, int turn, Selection selection) {
        List<Plan.Item> projects = wave.items().stream().filter(item -> item.kind() == Plan.Kind.PROJECT).toList();
        boolean selected = selection.item().isEmpty() && selection.wave().map(wave.name()::equals).orElse(true);
        boolean alone = plan.items().filter(item -> item.kind() == Plan.Kind.PROJECT).count() < 2;
        return projects.isEmpty() || alone || !selected
                ? Optional.empty()
                : Optional.of(new Submission(
                        LinksItinerary.item(wave.name()), LinksItinerary.KIND, wave.name(), turn, JSON.valueToTree(new LinksItinerary.Projects(projects))));
    }

    /** The wave's own item may have ended already, without this project. */
    private List<Submission> tieAgain(String item) {
        List<Submission> ties = new ArrayList<>();
        for (int i = 0; i < plan.waves().size(); i++) {
            Plan.Wave wave = plan.waves().get(i);
            String links = LinksItinerary.item(wave.name());
            List<Plan.Item> one = wave.items().stream().filter(each -> each.kind() == Plan.Kind.PROJECT && each.id().equals(item)).toList();
            if (!one.isEmpty() && engine.reader().item(links).isPresent()) {
                String again = links + " after " + item;
                ties.add(new Submission(again, LinksItinerary.KIND, wave.name(), (i + 1) * TURNS, JSON.valueToTree(new LinksItinerary.Projects(one))));
            }
        }
        return ties;
    }

    /** Also before the item was ever started. */
    public void pause(String item) {
        enter(item);
        engine.pause(item);
    }

    public void resume(String item) {
        engine.resume(item);
    }

    /**
     * Also before the item was ever started. A direct transfer that brings it is cancelled at the destination, unless it brings others too.
     *
     * @return those others
     */
    public List<String> cancel(String item) {
        enter(item);
        engine.cancel(item);
        return new Transfers(site, engine.reader()).cancel(item);
    }

    /** Items enter the journal when they are first selected; what a person says about one must not wait for that. */
    private void enter(String item) {
        submit(new Selection(Optional.empty(), Optional.of(item)));
    }

    /** Takes a failed or cancelled item up again; an export, import or transfer that failed is started anew. What ties it to others is seen to after it. */
    public void retry(String item) {
        Set<String> done = engine.reader().steps(item).stream()
                .filter(step -> step.finished() != null)
                .map(StepRecord::name)
                .collect(Collectors.toSet());
        engine.retry(item, again(done), tieAgain(item));
    }

    /** Steps and polls whose results lead nowhere any more. */
    private static List<String> again(Set<String> done) {
        if (done.contains(StepNames.TRANSFER_MARK)) {
            return done.contains(StepNames.TRANSFER_ACCEPTED) ? slicesAgain(done) : Transfers.STEPS;
        }
        if (!done.contains(StepNames.DOWNLOAD) && !done.contains(StepNames.RELATIONS_DOWNLOAD)) {
            return List.of(
                    StepNames.EXPORT, StepNames.EXPORTED, StepNames.RELATIONS_BEFORE, StepNames.EXPORT_RELATIONS, StepNames.RELATIONS_EXPORTED);
        }
        if (!done.contains(StepNames.IMPORTED)) {
            return List.of(StepNames.PATH_FREE, StepNames.IMPORT, StepNames.IMPORTED);
        }
        return slicesAgain(done);
    }

    /** A slice that was started and did not arrive is sent once more. */
    private static List<String> slicesAgain(Set<String> done) {
        return done.stream()
                .filter(step -> step.startsWith(StepNames.SLICE))
                .map(step -> step.substring(StepNames.SLICE.length()))
                .filter(slice -> !done.contains(StepNames.SLICE_IMPORTED + slice))
                .flatMap(slice -> Stream.of(StepNames.SLICE_FREE + slice, StepNames.SLICE + slice, StepNames.SLICE_IMPORTED + slice))
                .toList();
    }

    public RunSummary summary() {
        return new SummaryReader(plan).read(engine.reader(), site.time().now());
    }

    public JournalReader journal() {
        return engine.reader();
    }

    /** Puts the world back as it was before the run, newest deed first. */
    public Rollback rollback() {
        return new Rollback(site, engine);
    }

    /** What a project's item could not tie yet, because the other end was not there. */
    private List<Relation> leftForLater(Plan.Item item) {
        List<Relation> left = new ArrayList<>();
        for (Relation relation : LinkedRelations.ALL) {
            engine.reader().steps(item.id()).stream()
                    .filter(step -> step.name().equals(StepNames.COMPLEMENT + relation.id()) && step.result() != null)
                    .map(step -> JSON.treeToValue(step.result(), Complement.Result.class))
                    .filter(result -> !result.later().isEmpty())
                    .forEach(result -> left.add(relation));
        }
        return left;
    }

    private boolean asSealed(FullPath project) {
        Seals seals = new Seals(site.destination(), engine.reader());
        return seals.has(project) && seals.brokenProject(project).isEmpty();
    }

    @Override
    public void close() {
        engine.close();
    }
}
