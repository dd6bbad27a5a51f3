package io.drover.run;

import io.drover.connector.DestinationConnector;
import io.drover.connector.Page;
import io.drover.engine.JournalReader;
import io.drover.engine.StepRecord;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.run.step.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What groups and projects at the destination looked like when their items were done, and whether they still do. */
final class Seals {
    private final DestinationConnector destination;
    private final Map<FullPath, Fingerprint> sealed = new HashMap<>();

    Seals(DestinationConnector destination, JournalReader journal) {
        this.destination = destination;
        Map<FullPath, Fingerprint> again = new HashMap<>();
        Map<FullPath, Instant> times = new HashMap<>();
        journal.forEachStep(step -> {
            if (step.result() == null) {
                return;
            }
            if (step.name().equals(StepNames.SEAL)) {
                seal(step).path().ifPresent(path -> sealed.put(path, seal(step)));
            } else if (step.name().startsWith(StepNames.SEAL_AGAIN)) {
                Fingerprint seal = seal(step);
                seal.path().filter(path -> !step.started().isBefore(times.getOrDefault(path, Instant.MIN))).ifPresent(path -> {
                    times.put(path, step.started());
                    again.put(path, seal);
                });
            }
        });
        sealed.putAll(again);
    }

    private static Fingerprint seal(StepRecord step) {
        return JsonMapper.shared().treeToValue(step.result(), Fingerprint.class);
    }

    boolean has(FullPath path) {
        return sealed.containsKey(path);
    }

    /** Whether it was sealed, and is still as it was; what a group holds counts for itself. */
    boolean intact(Owner owner) {
        FullPath path = owner.fullPath();
        Fingerprint now = owner.scope() == Scope.GROUP ? Fingerprint.group(destination, path) : Fingerprint.project(destination, path);
        return has(path) && differs(path, now).isEmpty();
    }

    /** What differs. Empty also for a project that never arrived whole: it holds nothing but what we put there. */
    Optional<String> brokenProject(FullPath path) {
        return differs(path, Fingerprint.project(destination, path));
    }

    /** The first group at this path or below it that differs, or that somebody else made. */
    Optional<String> brokenGroup(FullPath path) {
        for (FullPath each : groups(path)) {
            Optional<String> differs = sealed.containsKey(each) ? differs(each, Fingerprint.group(destination, each)) : Optional.empty();
            if (differs.isPresent()) {
                return differs.map(names -> each.equals(path) ? names : each + ": " + names);
            }
            if (sealed.containsKey(path) && !sealed.containsKey(each)) {
                return Optional.of("group " + each + " is new");
            }
        }
        return Optional.empty();
    }

    private Optional<String> differs(FullPath path, Fingerprint now) {
        return Optional.ofNullable(sealed.get(path)).map(seal -> String.join(", ", seal.changes(now))).filter(names -> !names.isEmpty());
    }

    private List<FullPath> groups(FullPath root) {
        List<FullPath> all = new ArrayList<>(List.of(root));
        @Nullable String cursor = null;
        do {
            Page<Group> page = destination.inventory().groups(root, cursor);
            page.items().stream().map(Group::fullPath).filter(p -> !p.equals(root)).forEach(all::add);
            cursor = page.next();
        } while (cursor != null);
        return all;
    }
}
