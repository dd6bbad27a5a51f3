package io.drover.run.step;

import io.drover.connector.DestinationConnector;
import io.drover.connector.LinkedRelations;
import io.drover.connector.Repositories;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a group or project at the destination looked like when its item was done: whoever rolls back compares, and does not delete what a
 * person has touched since.
 *
 * @param facts last activity, refs, the number of records of each relation and when one was last changed, and a digest of what Drover re-creates over
 *     the API; empty when there is nothing
 */
public record Fingerprint(Map<String, String> facts) {
    private static final String PATH = "path";

    /** Secrets that the API gives whole. */
    private static final Set<Relation> SHOWN = Set.of(Relations.PIPELINE_SCHEDULES, Relations.SECURE_FILES, Relations.TERRAFORM_STATES);

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
        facts.put(PATH, path.toString());
        facts.put("id", String.valueOf(owner.id()));
        facts.put("last activity", String.valueOf(project.get().lastActivityAt()));
        destination.repositories().refs(owner, new Repositories.Kind.ProjectRepository()).forEach(facts::put);
        wiki(destination, owner, facts);
        count(destination, owner, facts);
        changes(destination, owner, facts);
        content(destination, owner, facts);
        return new Fingerprint(facts);
    }

    public static Fingerprint group(DestinationConnector destination, FullPath path) {
        Optional<Group> group = destination.inventory().group(path);
        if (group.isEmpty()) {
            return new Fingerprint(Map.of());
        }
        Map<String, String> facts = new TreeMap<>();
        facts.put(PATH, path.toString());
        facts.put("id", String.valueOf(group.get().id()));
        wiki(destination, group.get().owner(), facts);
        count(destination, group.get().owner(), facts);
        content(destination, group.get().owner(), facts);
        return new Fingerprint(facts);
    }

    private static void wiki(DestinationConnector destination, Owner owner, Map<String, String> facts) {
        destination.repositories().refs(owner, new Repositories.Kind.Wiki()).forEach((ref, id) -> facts.put("wiki " + ref, id));
    }

    private static void count(DestinationConnector destination, Owner owner, Map<String, String> facts) {
        for (Relation relation : Relations.of(owner.scope())) {
            // The simple numbers only; sizes of registries and the like change by themselves, and a tie goes with the project at its other end.
            boolean own = !LinkedRelations.ALL.contains(relation);
            if (own && (owner.scope() == Scope.PROJECT || !Complement.isMembers(relation))) {
                OptionalLong count = destination.relations().reads(relation) ? Complement.count(destination.relations(), relation, owner) : OptionalLong.empty();
                count.ifPresent(n -> facts.put(relation.name(), String.valueOf(n)));
            }
        }
    }

    private static void changes(DestinationConnector destination, Owner owner, Map<String, String> facts) {
        for (Relation relation : Relations.of(owner.scope())) {
            destination.relations().lastChange(relation, owner).ifPresent(when -> facts.put(relation.name() + " changed", when.toString()));
        }
    }

    /**
     * Values of variables are among it: their digest is one that cannot be turned back by trying. What ties projects is not: it would be
     * asked issue by issue, and GitLab counts it as a change of the issue.
     */
    private static void content(DestinationConnector destination, Owner owner, Map<String, String> facts) {
        for (Relation relation : Relations.of(owner.scope())) {
            boolean written = destination.writer().writes(relation) && !LinkedRelations.ALL.contains(relation);
            if (written && destination.relations().reads(relation) && !Complement.isMembers(relation)) {
                List<String> records = new ArrayList<>();
                destination.relations().read(relation, owner, record -> records.add(record.key() + " " + withoutWhom(record.fields())));
                if (!records.isEmpty()) {
                    String text = String.join("\n", records.stream().sorted().toList());
                    facts.put(relation.name() + " content", ContentDigest.of(text, owner.fullPath() + " " + relation.id(), holdsSecrets(relation)));
                }
            }
        }
    }

    /** Whoever contributed may change by a reassignment of placeholder users, which changes nothing else. */
    private static JsonNode withoutWhom(JsonNode content) {
        JsonNode copy = content.deepCopy();
        if (copy instanceof ObjectNode object) {
            List<String> names = List.copyOf(object.propertyNames());
            names.stream().filter(name -> object.path(name).has("username")).forEach(object::remove);
            names.stream().filter(object::has).forEach(name -> object.set(name, withoutWhom(object.path(name))));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withoutWhom(array.get(i)));
            }
        }
        return copy;
    }

    /** Whether the API may show values that somebody keeps secret. */
    private static boolean holdsSecrets(Relation relation) {
        return !relation.secrets().isEmpty() || SHOWN.contains(relation);
    }

    /** Of what it is. Empty when there was nothing. */
    public Optional<FullPath> path() {
        return Optional.ofNullable(facts.get(PATH)).map(FullPath::of);
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
