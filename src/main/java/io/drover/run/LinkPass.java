package io.drover.run;

import io.drover.engine.ItemState;
import io.drover.engine.ItemStatus;
import io.drover.engine.JournalReader;
import io.drover.engine.StepRecord;
import io.drover.engine.Submission;
import io.drover.links.Link;
import io.drover.links.LinkMap;
import io.drover.links.Redirects;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.plan.Plan;
import io.drover.problem.Problem;
import io.drover.run.step.Export;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.RewriteLinks;
import io.drover.run.step.RewriteLinks.Found;
import io.drover.run.step.RewriteLinks.Listed;
import io.drover.run.step.RunProblem;
import io.drover.run.step.SourceProject;
import io.drover.run.step.Worksite;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One pass over all texts: its items, its map of what has arrived, and what came of it. */
public final class LinkPass {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PREFIX = "texts-";
    private static final Set<ItemState> MOVING = EnumSet.of(ItemState.WAITING, ItemState.RUNNING, ItemState.PAUSED);

    private final Worksite site;
    private final Plan plan;
    private final JournalReader journal;

    LinkPass(Worksite site, Plan plan, JournalReader journal) {
        this.site = site;
        this.plan = plan;
        this.journal = journal;
    }

    /** How many links are left after an item's texts were rewritten. */
    record Left(Map<Link.Fate, Long> counts) {}

    /**
     * The links of one group or project.
     *
     * @param left    how many there are after the pass; null before it
     * @param problem why it could not be done; null when it could
     */
    public record ItemLinks(String item, FullPath path, List<Listed> links, @Nullable Map<Link.Fate, Long> left, @Nullable Problem problem) {
        public ItemLinks {
            links = List.copyOf(links);
        }
    }

    /** What a pass finds or found. */
    public record Report(List<ItemLinks> items) {
        public Report {
            items = List.copyOf(items);
        }

        public Map<Link.Fate, Long> before() {
            Map<Link.Fate, Long> counts = new EnumMap<>(Link.Fate.class);
            items.forEach(item -> item.links().forEach(listed -> counts.merge(listed.link().fate(), 1L, Long::sum)));
            return counts;
        }

        public Map<Link.Fate, Long> after() {
            Map<Link.Fate, Long> counts = new EnumMap<>(Link.Fate.class);
            items.stream().map(ItemLinks::left).forEach(left -> {
                if (left != null) {
                    left.forEach((fate, n) -> counts.merge(fate, n, Long::sum));
                }
            });
            return counts;
        }

        public boolean complete() {
            return items.stream().allMatch(item -> item.problem() == null);
        }
    }

    /** Where links lead now: to what the journal says is done. */
    LinkMap map() {
        URI old = site.source().instance().url();
        URI now = site.destination().instance().url();
        if (old.getAuthority().equalsIgnoreCase(now.getAuthority())) {
            throw RunProblem.SAME_HOST.exception("both sides are " + now.getAuthority(), now.toString());
        }
        Set<String> arrived = new HashSet<>();
        journal.forEach(status -> arrivedBy(status).ifPresent(arrived::add));
        LinkMap.Builder map = LinkMap.from(List.of(old), now);
        plan.items().forEach(item -> {
            boolean there = arrived.contains(item.id());
            if (item.kind() == Plan.Kind.GROUP) {
                map.group(item.from(), item.to(), there);
            } else {
                map.project(item.from(), item.to(), there);
            }
        });
        journal.forEachStep(step -> sourceProject(step).ifPresent(project -> map.id(project.id(), project.path())));
        return map.build();
    }

    public Redirects redirects() {
        return new Redirects(map());
    }

    private static Optional<String> arrivedBy(ItemStatus status) {
        return status.state() == ItemState.DONE ? Optional.of(status.item()) : Optional.empty();
    }

    private static Optional<SourceProject> sourceProject(StepRecord step) {
        boolean look = step.name().equals(StepNames.LOOK) && step.item().startsWith("project:") && step.result() != null;
        return look ? Optional.of(JSON.treeToValue(step.result(), SourceProject.class)) : Optional.empty();
    }

    /** Reads the destination, writes nothing. Only what has arrived is looked through. */
    public Report preview(Selection selection, boolean files) {
        LinkMap map = map();
        List<ItemLinks> items = new ArrayList<>();
        arrived(selection).forEach(item -> RewriteLinks.owner(site, item).ifPresent(owner ->
                items.add(new ItemLinks(item.id(), item.to(), look(item, owner, map, files).links(), null, null))));
        return new Report(items);
    }

    private Found look(Plan.Item item, Owner owner, LinkMap map, boolean files) {
        ItemFiles folder = ItemFiles.of(site, PREFIX + item.id());
        Found found = RewriteLinks.look(site, owner, map, files ? Optional.of(folder.mirror("repository")) : Optional.empty());
        Export.clean(folder);
        return found;
    }

    /** An interrupted pass goes on; when there is none a new one begins, because more may have arrived since the last. */
    List<Submission> submissions(Selection selection, boolean files, int turn) {
        int pass = Math.max(1, open().orElse(last() + 1));
        return arrived(selection).stream()
                .map(item -> new Submission(
                        PREFIX + pass + ":" + item.id(), TextsItinerary.KIND, "texts " + pass, turn + pass, JSON.valueToTree(new TextsItinerary.Order(item, files))))
                .toList();
    }

    private List<Plan.Item> arrived(Selection selection) {
        Set<String> done = new HashSet<>();
        journal.forEach(status -> arrivedBy(status).ifPresent(done::add));
        return plan.waves().stream()
                .flatMap(wave -> wave.items().stream().filter(item -> selection.has(wave, item)))
                .filter(item -> done.contains(item.id()))
                .toList();
    }

    private Optional<Integer> open() {
        return items().stream().filter(status -> MOVING.contains(status.state())).map(LinkPass::number).max(Integer::compare);
    }

    private int last() {
        return items().stream().mapToInt(LinkPass::number).max().orElse(0);
    }

    private List<ItemStatus> items() {
        return journal.items().stream().filter(status -> status.kind().equals(TextsItinerary.KIND)).toList();
    }

    private static int number(ItemStatus status) {
        return Integer.parseInt(status.item().substring(PREFIX.length(), status.item().indexOf(':')));
    }

    /** What the newest pass found and left. */
    public Report report() {
        int pass = last();
        return new Report(items().stream().filter(status -> number(status) == pass).map(this::links).toList());
    }

    private ItemLinks links(ItemStatus status) {
        String item = status.item().substring(status.item().indexOf(':') + 1);
        FullPath path = plan.items().filter(each -> each.id().equals(item)).map(Plan.Item::to).findFirst().orElseGet(() -> FullPath.of(item.substring(item.indexOf(':') + 1)));
        List<StepRecord> steps = journal.steps(status.item());
        List<Listed> links = result(steps, StepNames.LINKS, Found.class).map(Found::links).orElse(List.of());
        return new ItemLinks(item, path, links, result(steps, StepNames.LINKS_LEFT, Left.class).map(Left::counts).orElse(null), status.problem());
    }

    private static <T> Optional<T> result(List<StepRecord> steps, String name, Class<T> type) {
        return steps.stream().filter(step -> step.name().equals(name) && step.result() != null).findFirst().map(step -> JSON.treeToValue(step.result(), type));
    }
}
