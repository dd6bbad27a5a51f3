package io.drover.verify;

import io.drover.connector.DestinationConnector;
import io.drover.connector.Placeholders;
import io.drover.connector.SourceConnector;
import io.drover.connector.SourceUser;
import io.drover.console.Console;
import io.drover.identity.UserMap;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.plan.Plan;
import io.drover.time.Time;
import io.drover.verify.LossLedger.DeclaredLoss;
import io.drover.verify.Verification.ItemResult;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares source and destination, item by item, over both APIs and Git. Takes nothing for granted: it asks both sides for everything
 * and believes of what the run says only how many records it lost. Reads only; safe to repeat.
 */
public final class Verifier {
    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);

    private final SourceConnector source;
    private final DestinationConnector destination;
    private final UserMap users;
    private final LfsPointers lfs;
    private final Path scratch;
    private final Time time;
    private final Map<FullPath, List<SourceUser>> placeholderUsers = new ConcurrentHashMap<>();
    private final byte[] secretsKey = new byte[32];
    private List<DeclaredLoss> declared = List.of();

    /**
     * @param lfs     finds LFS pointers in a bare repository
     * @param scratch folder for records on their way and mirrors; left empty
     */
    public Verifier(SourceConnector source, DestinationConnector destination, UserMap users, LfsPointers lfs, Path scratch, Time time) {
        this.source = source;
        this.destination = destination;
        this.users = users;
        this.lfs = lfs;
        this.scratch = scratch;
        this.time = time;
        new SecureRandom().nextBytes(secretsKey);
    }

    /** @param losses that the run declared; so many records may be missing or different */
    public Verifier expecting(List<DeclaredLoss> losses) {
        declared = List.copyOf(losses);
        return this;
    }

    /** Items in parallel, at most {@code atOnce}; results in the order of the plan. */
    public Verification verify(Plan plan, int atOnce, Console console) throws InterruptedException {
        return verify(plan, plan.everything().toList(), atOnce, console);
    }

    /** Some items of a plan; the others are still known to have moved, for links. */
    public Verification verify(Plan plan, Collection<Plan.Item> items, int atOnce, Console console) throws InterruptedException {
        Set<String> unlisted = new ConcurrentSkipListSet<>();
        List<Plan.Item> moved = plan.items().toList();
        Semaphore permits = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Console.Progress progress = console.progress("Comparing", items.size())) {
            List<Future<ItemResult>> results = new ArrayList<>();
            for (Plan.Item item : items) {
                permits.acquire();
                results.add(threads.submit(() -> {
                    try {
                        progress.note(item.from().value());
                        return one(item, moved, unlisted);
                    } finally {
                        progress.advance(1);
                        permits.release();
                    }
                }));
            }
            List<ItemResult> done = new ArrayList<>();
            for (Future<ItemResult> result : results) {
                done.add(result.get());
            }
            return new Verification(time.now(), source.instance(), destination.instance(), done, List.copyOf(unlisted));
        } catch (ExecutionException e) {
            throw new IllegalStateException("an item's comparison broke", e.getCause());
        }
    }

    private ItemResult one(Plan.Item item, List<Plan.Item> moved, Set<String> unlisted) {
        DestinationPeople there = new DestinationPeople(destination.inventory());
        SourcePeople here = new SourcePeople(users, source.inventory(), there, email -> destination.people().byEmail(email));
        PlaceholderPeople mapped = new PlaceholderPeople(there, here, () -> sourceUsers(item));
        Canonical left = new Canonical(here, mac(), (place, name) -> unlisted.add(place + "." + name));
        Canonical right = new Canonical(mapped, mac(), (place, name) -> unlisted.add(place + "." + name));
        Sides sides = new Sides(
                source, destination, new SideReader(source), new SideReader(destination), left, right, new LfsComparison(source, destination, lfs, scratch), new LimitWait(time), scratch, LOG);
        return new ItemComparison(sides, new ItemContext(item, moved, declared, source, destination, new LinkCommits(destination, scratch))).run();
    }

    /** Only a direct transfer leaves placeholder users. */
    private List<SourceUser> sourceUsers(Plan.Item item) {
        if (item.method() != Method.DIRECT_TRANSFER || destination.placeholders().isEmpty()) {
            return List.of();
        }
        Placeholders placeholders = destination.placeholders().get();
        URI from = source.instance().url();
        return placeholderUsers.computeIfAbsent(FullPath.of(item.to().root()), root -> placeholders.of(root).stream().filter(user -> user.from(from)).toList());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secretsKey, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Both sides as one item's comparison needs them. */
    record Sides(
            SourceConnector source,
            DestinationConnector destination,
            SideReader sourceReader,
            SideReader destinationReader,
            Canonical left,
            Canonical right,
            LfsComparison lfs,
            LimitWait limits,
            Path scratch,
            Logger log) {
        RelationComparison comparison(Comparison comparison, ItemContext item) {
            return new RelationComparison(comparison, item, left, right);
        }
    }
}
