package io.drover.proof;

import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.connector.Repositories.LfsObject;
import io.drover.console.Console;
import io.drover.git.Git;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.problem.ProblemException;
import io.drover.proof.ItemProof.Held;
import io.drover.time.Time;
import io.drover.verify.DestinationLeaves;
import io.drover.verify.Leaf;
import io.drover.verify.LfsPointers;
import io.drover.verify.Verification;
import io.drover.verify.Verification.ItemResult;
import io.drover.verify.Verification.RelationResult;
import io.drover.verify.VerificationFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Signs what was verified, and looks later whether it is still so. Both ask the destination only; making a proof also needs the workspace's
 * verification, checking one needs nothing but the file (and the workspace's key, to compare secrets).
 */
public final class ProofStage {
    private final Workspace workspace;
    private final Console console;
    private final Time time;

    public ProofStage(Workspace workspace, Console console, Time time) {
        this.workspace = workspace;
        this.console = console;
        this.time = time;
    }

    /**
     * @param file       null when the destination is not any more what was verified: then there is nothing to sign
     * @param departures what changed since the verification
     */
    public record Made(@Nullable Path file, String root, String key, int items, long records, List<Departure> departures) {}

    /**
     * @param key        fingerprint of the key that signed it
     * @param ours       whether that is this workspace's key
     * @param secrets    whether secrets were compared, too
     * @param compared   records that were looked at; 0 when only the file was checked
     * @param departures empty when everything is as it was proven
     */
    public record Checked(String key, boolean ours, boolean secrets, int items, long compared, String destination, String madeAt, List<Departure> departures) {}

    /** Reads the destination again and signs it, when it is what the verification saw. @param atOnce items read at the same time */
    public Made make(DestinationConnector destination, Path file, String program, int atOnce) throws InterruptedException {
        if (!Files.exists(workspace.verification())) {
            throw ProofProblem.PROOF_NEEDS_VERIFICATION.exception("there is no verification.json", workspace.verification().toString());
        }
        Verification verified = VerificationFile.read(workspace.verification());
        SigningKey key = SigningKey.of(workspace);
        List<Plan.Item> moved = verified.items().stream().map(i -> moved(kind(i), i.from(), i.to())).toList();
        DestinationLeaves leaves = leaves(destination, verified.source().url(), moved, key);
        List<Statement.Item> items = new ArrayList<>();
        List<Departure> changed = new ArrayList<>();
        try (ProofFile.Writer writer = new ProofFile.Writer(file);
                Console.Progress progress = console.progress("Proving", verified.items().size())) {
            InOrder.run(verified.items(), atOnce, item -> prove(leaves, item), proven -> {
                writer.add(proven.item());
                items.add(proven.line());
                changed.addAll(proven.changed());
                progress.advance(1);
            });
            Statement statement = new Statement(
                    Statement.FORMAT, time.now(), program, verified.source(), destination.instance(), verified.madeAt(), verified.digest(), items, Statement.root(items));
            if (changed.isEmpty()) {
                writer.complete(Proof.of(statement, key));
            }
            long records = items.stream().mapToLong(Statement.Item::records).sum();
            return new Made(changed.isEmpty() ? file : null, statement.root(), Proof.fingerprint(key.publicKey()), items.size(), records, changed);
        } catch (IOException | UncheckedIOException e) {
            throw ProofProblem.PROOF_UNWRITABLE.exception("the proof cannot be written", file.toString(), e);
        }
    }

    private record Proven(ItemProof item, Statement.Item line, List<Departure> changed) {}

    private static Proven prove(DestinationLeaves leaves, ItemResult verified) {
        Plan.Kind kind = kind(verified);
        List<Held> held = new ArrayList<>();
        List<Departure> changed = new ArrayList<>();
        try {
            Owner owner = leaves.owner(kind, verified.to());
            for (RelationResult relation : verified.relations()) {
                List<Leaf> now = leaves.of(relation.relation(), owner);
                held.add(new Held(relation.relation(), now));
                if (!asVerified(relation, now)) {
                    changed.add(new Departure(verified.item(), relation.relation().words(), "changed since the verification"));
                }
            }
        } catch (ProblemException e) {
            changed.add(new Departure(verified.item(), "", e.problem().what()));
        }
        ItemProof item = new ItemProof(verified.item(), kind, verified.from(), verified.to(), held);
        long different = verified.unexplained().count() + verified.problems().size();
        boolean equal = verified.relations().stream().allMatch(r -> r.differences().isEmpty());
        Statement.Verdict verdict = different > 0 ? Statement.Verdict.DIFFERENT : equal ? Statement.Verdict.EQUAL : Statement.Verdict.EXPLAINED;
        return new Proven(item, new Statement.Item(item.item(), kind, item.from(), item.to(), verdict, different, item.records(), item.root()), changed);
    }

    /** LFS pointers are found in the source's repository by the one, in the destination's by the other: only where they are as many they can be compared. */
    private static boolean asVerified(RelationResult verified, List<Leaf> now) {
        boolean comparable = !verified.relation().equals(Relations.LFS_OBJECTS) || verified.destination() == now.size();
        return !comparable || verified.digest().equals(DestinationLeaves.digest(now));
    }

    /** The file alone: its signature, and that every record belongs to what was signed. */
    public Checked check(Path file) {
        try (ProofFile.Reader reader = new ProofFile.Reader(file)) {
            Proof proof = reader.proof();
            List<Departure> broken = broken(reader, proof);
            return checked(proof, false, 0, broken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file, and then everything in it against what the destination holds now. */
    public Checked check(Path file, DestinationConnector destination, int atOnce) throws InterruptedException {
        try (ProofFile.Reader reader = new ProofFile.Reader(file)) {
            Proof proof = reader.proof();
            List<Departure> broken = broken(reader, proof);
            if (!broken.isEmpty()) {
                return checked(proof, false, 0, broken);
            }
            Statement statement = proof.statement();
            boolean secrets = ours(proof);
            SigningKey key = secrets ? SigningKey.of(workspace) : SigningKey.passing();
            List<Plan.Item> moved = statement.items().stream().map(i -> moved(i.kind(), i.from(), i.to())).toList();
            DestinationLeaves leaves = leaves(destination, statement.source().url(), moved, key);
            List<Departure> departures = new ArrayList<>();
            long[] compared = {0};
            try (Console.Progress progress = console.progress("Checking", statement.items().size())) {
                List<Integer> numbers = IntStream.rangeClosed(1, statement.items().size()).boxed().toList();
                InOrder.run(numbers, atOnce, number -> against(leaves, reader.item(number), secrets), item -> {
                    departures.addAll(item.departures());
                    compared[0] += item.records();
                    progress.advance(1);
                });
            }
            return checked(proof, secrets, compared[0], departures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Against(List<Departure> departures, long records) {}

    private static Against against(DestinationLeaves leaves, ItemProof proven, boolean secrets) {
        List<Departure> departures = new ArrayList<>();
        try {
            Owner owner = leaves.owner(proven.kind(), proven.to());
            for (Held held : proven.relations()) {
                departures.addAll(new HeldComparison(proven.item(), held.relation(), secrets).compare(held.leaves(), leaves.of(held.relation(), owner)));
            }
        } catch (ProblemException e) {
            departures.add(new Departure(proven.item(), "", e.problem().what()));
        }
        return new Against(departures, proven.records());
    }

    /** What speaks against the file itself. */
    private static List<Departure> broken(ProofFile.Reader reader, Proof proof) {
        List<Departure> broken = new ArrayList<>();
        Statement statement = proof.statement();
        if (!statement.format().equals(Statement.FORMAT)) {
            throw ProofProblem.PROOF_UNREADABLE.exception("its format is " + statement.format() + ", this program knows " + Statement.FORMAT, null);
        }
        if (!proof.genuine()) {
            broken.add(new Departure("", "the signature", "does not belong to this statement and this key"));
        }
        if (!Statement.root(statement.items()).equals(statement.root())) {
            broken.add(new Departure("", "the root", "is not that of the items"));
        }
        for (int number = 1; number <= statement.items().size(); number++) {
            Statement.Item signed = statement.items().get(number - 1);
            ItemProof item = reader.item(number);
            if (!item.item().equals(signed.item()) || !item.to().equals(signed.to()) || !item.root().equals(signed.root())) {
                broken.add(new Departure(signed.item(), "its records in the file", "are not those that were signed"));
            }
        }
        return broken;
    }

    private Checked checked(Proof proof, boolean secrets, long compared, List<Departure> departures) {
        Statement statement = proof.statement();
        return new Checked(
                Proof.fingerprint(proof.publicKey()), ours(proof), secrets, statement.items().size(), compared, statement.destination().url().toString(), statement.madeAt().toString(), departures);
    }

    private boolean ours(Proof proof) {
        Optional<SigningKey> key = SigningKey.existing(workspace);
        return key.isPresent() && key.get().publicKey().equals(proof.publicKey());
    }

    private DestinationLeaves leaves(DestinationConnector destination, URI source, List<Plan.Item> moved, SigningKey key) {
        Git git = Git.onPath();
        LfsPointers pointers = repository -> git.lfsPointers(repository).stream().map(p -> new LfsObject(p.oid(), p.size())).toList();
        return new DestinationLeaves(destination, source, moved, pointers, workspace.files().resolve("proof"), key.forSecrets());
    }

    /** As much of a plan's item as links need. */
    private static Plan.Item moved(Plan.Kind kind, FullPath from, FullPath to) {
        return new Plan.Item(kind, from, to, Method.FILE_TRANSFER, false);
    }

    private static Plan.Kind kind(ItemResult item) {
        String kind = item.item().substring(0, item.item().indexOf(':'));
        return Plan.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }
}
