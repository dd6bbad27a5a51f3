package io.drover.run.step;

import io.drover.connector.DirectTransfers;
import io.drover.connector.DirectTransfers.Entity;
import io.drover.connector.DirectTransfers.Progress;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Starts a direct transfer of several groups and projects. Never twice for one of them: two of the same source destroy each other's files
 * (work item 587565), and the answer to a start may be lost, so it first looks for what was started already.
 */
public final class StartTransfer {
    private StartTransfer() {}

    /**
     * A group or project that wants to be brought.
     *
     * @param marker newest import before anything was done about it
     */
    public record Boarding(Scope scope, FullPath from, FullPath to, long marker) {
        boolean same(Progress entity) {
            return entity.scope() == scope && entity.from().equals(from) && entity.to().equals(to);
        }

        /** Projects and people follow by themselves: in their own waves, and by the user map. */
        private Entity entity() {
            return new Entity(scope, from, to, false, false);
        }
    }

    /**
     * What brings it.
     *
     * @param importId 0 when GitLab refused the whole company and each has to hear its own reason
     * @param adopted  an earlier try that was cut off had started it
     */
    public record Boarded(long importId, boolean adopted) {
        public boolean refused() {
            return importId == 0;
        }
    }

    /** Of items that share a start. GitLab refuses all of them for one, so nobody's fault is everybody's. */
    public static Map<String, Boarded> together(Worksite site, Map<String, Boarding> all) {
        Map<String, Boarded> boarded = new TreeMap<>();
        Map<String, Boarding> rest = new TreeMap<>(all);
        started(site, all).forEach((item, importId) -> boarded.put(item, new Boarded(importId, true)));
        rest.keySet().removeAll(boarded.keySet());
        if (rest.isEmpty()) {
            return boarded;
        }
        try {
            long importId = start(site, rest.values());
            rest.keySet().forEach(item -> boarded.put(item, new Boarded(importId, false)));
        } catch (ProblemException e) {
            if (all.size() == 1 || e.problem().actor() == Actor.ENVIRONMENT || e.retryAt().isPresent()) {
                throw e;
            }
            rest.keySet().forEach(item -> boarded.put(item, new Boarded(0, false)));
        }
        return boarded;
    }

    public static Boarded alone(Worksite site, Boarding one) {
        return together(site, Map.of("", one)).values().iterator().next();
    }

    /** Ids of the imports that bring, or brought, some of them. */
    private static Map<String, Long> started(Worksite site, Map<String, Boarding> all) {
        DirectTransfers transfers = site.destination().transfers();
        long marker = all.values().stream().mapToLong(Boarding::marker).min().orElse(0);
        List<Progress> candidates = new ArrayList<>(transfers.entitiesSince(marker));
        candidates.addAll(transfers.underWay());
        Map<String, Long> started = new TreeMap<>();
        all.forEach((item, one) -> candidates.stream()
                .filter(one::same)
                .filter(entity -> !entity.status().ended() || stands(site, entity))
                .findFirst()
                .ifPresent(entity -> started.put(item, entity.importId())));
        return started;
    }

    private static long start(Worksite site, Collection<Boarding> all) {
        List<Progress> moving = site.destination().transfers().underWay();
        for (Boarding one : all) {
            moving.stream().filter(m -> m.scope() == one.scope() && m.from().equals(one.from())).findFirst().ifPresent(m -> {
                throw RunProblem.TRANSFER_UNDER_WAY.exception("import " + m.importId() + " brings it to " + m.to(), one.from().value());
            });
        }
        return site.destination().transfers().start(site.source().access(), all.stream().map(Boarding::entity).toList());
    }

    /** What it made is at its path. */
    static boolean stands(Worksite site, Progress entity) {
        Optional<Owner> there = owner(site, entity.scope(), entity.to());
        return there.isPresent() && entity.owner().isPresent() && there.get().id() == entity.owner().getAsLong();
    }

    static Optional<Owner> owner(Worksite site, Scope scope, FullPath path) {
        return scope == Scope.GROUP
                ? site.destination().inventory().group(path).map(io.drover.model.Group::owner)
                : site.destination().inventory().project(path).map(io.drover.model.Project::owner);
    }

    /**
     * The path was free when the item began: what stands there came by one of our imports, or a person made it meanwhile. What an import
     * that ended badly left behind is deleted. True when the path is free, or holds what is on its way or has arrived.
     *
     * @throws ProblemException {@code DESTINATION_TAKEN}
     */
    public static Optional<Boolean> clear(Worksite site, Boarding one) {
        Optional<Owner> there = owner(site, one.scope(), one.to());
        if (there.isEmpty()) {
            return Optional.of(true);
        }
        Progress ours = site.destination().transfers().entitiesSince(one.marker()).stream()
                .filter(one::same)
                .filter(entity -> entity.owner().isPresent() && entity.owner().getAsLong() == there.get().id())
                .findFirst()
                .orElseThrow(() -> RunProblem.DESTINATION_TAKEN.exception("something appeared there while this item was on its way", one.to().value()));
        boolean bad = ours.status().ended() && ours.status() != DirectTransfers.Status.FINISHED;
        return bad ? delete(site, one, there.get().id()) : Optional.of(true);
    }

    /** Only what {@code id} names, which an import of ours made. Empty until it is gone. */
    public static Optional<Boolean> delete(Worksite site, Boarding one, long id) {
        Optional<Owner> there = owner(site, one.scope(), one.to()).filter(owner -> owner.id() == id);
        if (there.isEmpty()) {
            return Optional.of(true);
        }
        if (one.scope() == Scope.GROUP) {
            site.destination().namespaces().deleteGroup(one.to(), id);
        } else {
            site.destination().namespaces().deleteProject(one.to(), id);
        }
        return Optional.empty();
    }

    public static PlannedWrite preview(Scope scope, FullPath from, FullPath to) {
        String what = scope.name().toLowerCase(java.util.Locale.ROOT);
        String below = scope == Scope.GROUP ? " with its subgroups, without their projects" : "";
        return new PlannedWrite(
                "destination",
                "pull " + what + " " + from + " as " + to + below,
                "POST /bulk_imports",
                List.of("configuration[url]", "configuration[access_token]", "source_type", "source_full_path", "destination_slug", "destination_namespace"));
    }
}
