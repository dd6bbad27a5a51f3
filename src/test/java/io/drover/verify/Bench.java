package io.drover.verify;

import io.drover.connector.Repositories.LfsObject;
import io.drover.console.Console;
import io.drover.identity.UserMap;
import io.drover.identity.UserMapping;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Visibility;
import io.drover.plan.Plan;
import io.drover.time.ManualTime;
import io.drover.verify.LossLedger.DeclaredLoss;
import io.drover.verify.Verification.RelationResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Two instances with one project each, {@code acme/shop} moved to {@code new/shop}, and three people: Ann moved, Bob has no user, Cy moved. */
final class Bench {
    static final String FROM = "acme/shop";
    static final String TO = "new/shop";

    final FakeInstance source = new FakeInstance("https://old.example.com");
    final FakeInstance destination = new FakeInstance("https://new.example.org");
    final List<LfsObject> pointers = new ArrayList<>();
    boolean freeze;
    Plan.Kind kind = Plan.Kind.PROJECT;
    Method method = Method.FILE_TRANSFER;
    List<DeclaredLoss> declared = List.of();

    Bench() {
        source.user(11, "ann", "Ann", "ann@example.com");
        source.user(12, "bob", "Bob", "bob@example.com");
        source.user(13, "cy", "Cy", "cy@example.com");
        destination.user(71, "ann.n", "Ann", "ann@example.com");
        destination.user(73, "cy", "Cy", "cy@example.com");
        source.group(1, "acme", Visibility.PUBLIC);
        destination.group(9, "new", Visibility.PRIVATE);
        source.project(5, FROM, 0);
        destination.project(8, TO, 0);
    }

    Verification verify(Path scratch) throws InterruptedException {
        Plan plan = new Plan(
                "source",
                List.of(new Plan.Wave(
                        "first", List.of(new Plan.Item(kind, place(FROM), place(TO), method, freeze)))));
        UserMap users = new UserMap(List.of(
                new UserMapping(11, "ann", "Ann", UserMapping.Action.MATCH, "ann@example.com", "ann.n", OptionalLong.of(71), "same e-mail"),
                new UserMapping(12, "bob", "Bob", UserMapping.Action.SKIP, null, null, OptionalLong.empty(), "left the company"),
                new UserMapping(13, "cy", "Cy", UserMapping.Action.CREATE, "cy@example.com", "cy", OptionalLong.empty(), "created")));
        return new Verifier(source, destination, users, _ -> pointers, scratch, new ManualTime(Instant.parse("2026-03-01T10:00:00Z")))
                .expecting(declared)
                .verify(plan, 4, Console.silent());
    }

    /** The project, or its group. */
    private FullPath place(String project) {
        return kind == Plan.Kind.PROJECT ? FullPath.of(project) : FullPath.of(FullPath.of(project).root());
    }

    RelationResult result(Path scratch, Relation relation) throws InterruptedException {
        Verification.ItemResult item = verify(scratch).items().getFirst();
        return item.relations().stream().filter(r -> r.relation().equals(relation)).findFirst().orElseThrow(() -> new AssertionError(item.problems()));
    }

    /** Both sides get the same record. */
    void both(Relation relation, String key, String json) {
        source.add(place(FROM).value(), relation, key, json);
        destination.add(place(TO).value(), relation, key, json);
    }

    void both(Relation relation, String key, String here, String there, String... missing) {
        source.add(place(FROM).value(), relation, key, here, missing);
        destination.add(place(TO).value(), relation, key, there, missing);
    }
}
