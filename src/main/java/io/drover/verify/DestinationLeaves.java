package io.drover.verify;

import io.drover.connector.DestinationConnector;
import io.drover.connector.Repositories.LfsObject;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what one group or project of a destination holds, record by record, with the digests that a verification of the same content gives.
 * Asks the destination only: it works when the source is long gone. Thread-safe.
 */
public final class DestinationLeaves {
    private final DestinationConnector destination;
    private final URI source;
    private final List<Plan.Item> moved;
    private final LfsComparison lfs;
    private final SecretKey key;

    /**
     * @param source  where the things came from, for links into it
     * @param moved   everything that moved, for links from one into another
     * @param lfs     finds LFS pointers in a bare repository
     * @param scratch folder for mirrors; left empty
     * @param key     for the keyed digests of secrets
     */
    public DestinationLeaves(DestinationConnector destination, URI source, List<Plan.Item> moved, LfsPointers lfs, Path scratch, SecretKey key) {
        this.destination = destination;
        this.source = source;
        this.moved = List.copyOf(moved);
        this.lfs = new LfsComparison(destination, destination, lfs, scratch);
        this.key = key;
    }

    /** The group or project itself. @throws io.drover.problem.ProblemException {@link VerifyProblem#NOT_AT_DESTINATION} */
    public Owner owner(Plan.Kind kind, FullPath to) {
        Optional<Owner> owner = switch (kind) {
            case PROJECT -> destination.inventory().project(to).map(Project::owner);
            case GROUP -> destination.inventory().group(to).map(Group::owner);
            case INSTANCE -> Optional.of(Owner.ofInstance());
        };
        return owner
                .orElseThrow(() -> VerifyProblem.NOT_AT_DESTINATION.exception(to + " is not at the destination", to.value()));
    }

    /** Every record of one relation that is compared, sorted by key and digest. */
    public List<Leaf> of(Relation relation, Owner owner) {
        Comparison comparison = Comparisons.of(relation).orElseThrow(() -> new IllegalArgumentException(relation + " is not compared"));
        Canonical canonical = new Canonical(new DestinationPeople(destination.inventory()), mac(), (place, name) -> {});
        String url = destination.instance().url().toString();
        Links links = new Links(source.toString(), url, moved);
        List<Leaf> leaves = new ArrayList<>();
        read(relation, owner, record -> {
            String name = comparison.key(record, canonical, links, false);
            if (!GitRules.internal(name)) {
                ObjectNode one = canonical.of(record.fields(), comparison.shape(), record.missing(), relation.id());
                leaves.add(new Leaf(comparison.shown(name), Digest.of(one, url), Digest.sealed(one, url).orElse(null), Parts.of(one, comparison.shape(), url)));
            }
        });
        leaves.sort(Comparator.comparing(Leaf::key).thenComparing(Leaf::digest));
        return leaves;
    }

    /** As {@link Verification.RelationResult#digest()} has it. */
    public static String digest(List<Leaf> leaves) {
        return Digest.ofAll(leaves.stream().map(l -> l.key() + " " + l.digest()).toList());
    }

    private void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        if (relation.equals(Relations.LFS_OBJECTS)) {
            lfs(owner, sink);
        } else {
            new SideReader(destination).read(relation, owner, sink);
        }
    }

    /** By what the destination really gives out: an object's name promises its digest, and nobody else checks the promise. */
    private void lfs(Owner owner, Consumer<RelationRecord> sink) {
        List<LfsObject> objects = lfs.objects(owner);
        Map<String, String> given = objects.isEmpty() ? Map.of() : destination.repositories().lfsDigests(owner, objects);
        for (LfsObject object : objects) {
            String digest = given.get(object.oid());
            if (digest != null) {
                ObjectNode fields = JsonNodeFactory.instance.objectNode().put("size", object.size());
                if (!digest.equals(object.oid())) {
                    fields.put(SideReader.ABSENT, true);
                }
                sink.accept(new RelationRecord(Relations.LFS_OBJECTS, object.oid(), fields, List.of()));
            }
        }
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
