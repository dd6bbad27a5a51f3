package io.drover.run.step;

import io.drover.connector.DestinationConnector;
import io.drover.connector.Repositories;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a group or project at the destination looked like when its item was done: whoever rolls back compares, and does not delete what a
 * person has touched since.
 *
 * @param facts last activity, refs and the number of records of each relation; empty when there is nothing
 */
public record Fingerprint(Map<String, String> facts) {
    public Fingerprint {
        facts = Map.copyOf(facts);
    }

    public static Fingerprint project(DestinationConnector destination, FullPath path) {
        Optional<Project> project = destination.inventory().project(path);
        if (project.isEmpty()) {
            return new Fingerprint(Map.of());
        }
        Map<String, String> facts = new TreeMap<>();
        Owner owner = project.get().owner();
        facts.put("id", String.valueOf(owner.id()));
        facts.put("last activity", String.valueOf(project.get().lastActivityAt()));
        destination.repositories().refs(owner, new Repositories.Kind.ProjectRepository()).forEach(facts::put);
        destination.repositories().refs(owner, new Repositories.Kind.Wiki()).forEach((ref, id) -> facts.put("wiki " + ref, id));
        count(destination, owner, facts);
        return new Fingerprint(facts);
    }

    public static Fingerprint group(DestinationConnector destination, FullPath path) {
        Optional<Group> group = destination.inventory().group(path);
        if (group.isEmpty()) {
            return new Fingerprint(Map.of());
        }
        Map<String, String> facts = new TreeMap<>();
        facts.put("id", String.valueOf(group.get().id()));
        count(destination, group.get().owner(), facts);
        return new Fingerprint(facts);
    }

    private static void count(DestinationConnector destination, Owner owner, Map<String, String> facts) {
        for (Relation relation : Relations.of(owner.scope())) {
            // The simple numbers only; sizes of registries and the like change by themselves.
            if (owner.scope() == Scope.PROJECT || !Complement.isMembers(relation)) {
                OptionalLong count = destination.relations().reads(relation) ? Complement.count(destination.relations(), relation, owner) : OptionalLong.empty();
                count.ifPresent(n -> facts.put(relation.name(), String.valueOf(n)));
            }
        }
    }

    public boolean absent() {
        return facts.isEmpty();
    }

    /** Names of what differs from {@code now}, for people. */
    public java.util.List<String> changes(Fingerprint now) {
        java.util.TreeSet<String> names = new java.util.TreeSet<>(facts.keySet());
        names.addAll(now.facts().keySet());
        return names.stream().filter(n -> !java.util.Objects.equals(facts.get(n), now.facts().get(n))).toList();
    }
}
