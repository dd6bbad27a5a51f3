package io.drover.bundle;

import io.drover.assess.AssessmentFile;
import io.drover.assess.DestinationFacts;
import io.drover.config.Workspace;
import io.drover.engine.JournalReader;
import io.drover.engine.Store;
import io.drover.http.Redaction;
import io.drover.identity.UserMap;
import io.drover.identity.UserMapping;
import io.drover.identity.UsersFile;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryFile;
import io.drover.model.User;
import io.drover.problem.ProblemException;
import io.drover.report.ThrottleFile;
import io.drover.verify.Verification;
import io.drover.verify.VerificationFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Packs what somebody needs to find a fault in this workspace, without anybody's name, address or secret in it. Asks no instance. Archives,
 * mirrors, issue texts and the people themselves stay at home.
 */
public final class BundleStage {
    private final Workspace workspace;
    private final Store journal;
    private final Redaction tokens;
    private final String program;

    /**
     * @param tokens  those that this workspace works with
     * @param program Drover's version
     */
    public BundleStage(Workspace workspace, Store journal, Redaction tokens, String program) {
        this.workspace = workspace;
        this.journal = journal;
        this.tokens = tokens;
        this.program = program;
    }

    /** @param people how many got a pseudonym */
    public record Packed(Path file, long bytes, int people, List<String> entries) {}

    /** @throws ProblemException {@link BundleProblem#BUNDLE_UNWRITABLE}, also when the file is there already */
    public Packed pack(Path file) {
        Optional<Inventory> inventory = known(() -> InventoryFile.read(workspace));
        Optional<DestinationFacts> facts = known(() -> AssessmentFile.facts(workspace));
        List<User> source = inventory.map(Inventory::users).orElse(List.of());
        List<UserMapping> mappings = known(() -> UsersFile.read(workspace.users(), source)).map(UserMap::mappings).orElse(List.of());
        Pseudonyms people = Pseudonyms.of(source, facts.map(DestinationFacts::users).orElse(List.of()), mappings);
        try {
            List<String> entries = write(file, new Scrubber(tokens, people), inventory, facts, mappings);
            return new Packed(file, Files.size(file), people.people(), entries);
        } catch (IOException | UncheckedIOException e) {
            throw BundleProblem.BUNDLE_UNWRITABLE.exception("the bundle cannot be written", file.toString(), e);
        }
    }

    private List<String> write(Path file, Scrubber scrubber, Optional<Inventory> inventory, Optional<DestinationFacts> facts, List<UserMapping> mappings)
            throws IOException {
        try (SupportBundle bundle = new SupportBundle(file, scrubber)) {
            bundle.plain("README.txt", README);
            bundle.json("environment.json", () -> Environment.here(program, workspace.root()));
            bundle.text("drover.yaml", workspace.config());
            bundle.text("plan.yaml", workspace.plan());
            inventory.ifPresent(i -> bundle.json("inventory.json", () -> InventorySummary.of(i)));
            facts.ifPresent(f -> bundle.json("destination.json", () -> DestinationSummary.of(f)));
            bundle.json("people.json", () -> mappings.stream().map(PersonSummary::of).toList());
            if (Files.exists(workspace.assessment())) {
                bundle.json("assessment.json", () -> AssessmentFile.read(workspace));
            }
            journal(bundle);
            if (Files.exists(workspace.verification())) {
                bundle.json("verification.json", () -> withoutContent(VerificationFile.read(workspace.verification())));
            }
            bundle.json("throttles.json", () -> ThrottleFile.read(workspace));
            bundle.text("drover.log", workspace.log());
            for (int old = 1; old <= 3; old++) {
                bundle.text("drover.log." + old, workspace.log().resolveSibling("drover.log." + old));
            }
            return bundle.entries();
        }
    }

    private void journal(SupportBundle bundle) {
        Optional<JournalReader> opened = known(() -> JournalReader.open(journal)).flatMap(o -> o);
        if (opened.isEmpty()) {
            return;
        }
        try (JournalReader reader = opened.get()) {
            bundle.jsonLines("journal/items.jsonl", sink -> reader.forEach(sink::accept));
            bundle.jsonLines("journal/steps.jsonl", sink -> reader.forEachStep(sink::accept));
            bundle.json("journal/undos.json", reader::undos);
        }
    }

    /** Which attribute of which record differs is for the helper, what people wrote into it is not. */
    private static Verification withoutContent(Verification whole) {
        List<Verification.ItemResult> items = whole.items().stream()
                .map(i -> new Verification.ItemResult(i.item(), i.from(), i.to(), i.relations().stream().map(BundleStage::withoutContent).toList(), i.problems()))
                .toList();
        return new Verification(whole.madeAt(), whole.source(), whole.destination(), items, whole.unlisted());
    }

    private static Verification.RelationResult withoutContent(Verification.RelationResult r) {
        List<Verification.Difference> bare = r.differences().stream()
                .map(d -> new Verification.Difference(d.key(), d.what().contains(":") ? d.what().substring(0, d.what().indexOf(':')) : d.what(), d.rule()))
                .toList();
        return new Verification.RelationResult(r.relation(), r.source(), r.destination(), r.equal(), r.digest(), r.tally(), r.rules(), bare);
    }

    /** A bundle is asked for when something is broken: what cannot be read is left out. */
    private static <T> Optional<T> known(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ProblemException | UncheckedIOException absent) {
            return Optional.empty();
        }
    }

    private static final String README =
            """
            A support bundle of Drover: what somebody needs to find a fault, and nothing that says who is who.

            Every person has one pseudonym in all files (person-7, person-7@redacted.invalid), whatever spelling stood there. E-mail addresses of
            people whom the migration does not know are mail-N@redacted.invalid. Tokens, passwords, keys and values of variables are [secret].
            Paths of groups and projects, host names and keys of variables are as they were: look through the files before you send them.

            environment.json    program, Java, machine
            drover.yaml         the configuration (it never holds a token)
            plan.yaml           who goes when and how
            inventory.json      sizes and counts of the source, without its people
            destination.json    what the destination is and allows
            people.json         what becomes of each pseudonym
            assessment.json     what was warned of
            journal/            items, steps and undos of the run
            verification.json   which records differ in which attribute, without what stands in it
            throttles.json      who made us wait
            drover.log          the log
            """;
}
