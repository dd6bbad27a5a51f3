package io.drover.report;

import io.drover.assess.Assessment;
import io.drover.assess.Finding;
import io.drover.assess.Severity;
import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceKind;
import io.drover.connector.InstanceSettings;
import io.drover.connector.Throttle;
import io.drover.connector.TokenInfo;
import io.drover.engine.ItemState;
import io.drover.identity.UserMap;
import io.drover.identity.UserMapping;
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Method;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Statistics;
import io.drover.model.Version;
import io.drover.model.Visibility;
import io.drover.plan.Plan;
import io.drover.problem.Actor;
import io.drover.problem.Problem;
import io.drover.run.RunSummary;
import io.drover.verify.Verification.Difference;
import io.drover.verify.Verification.ItemResult;
import io.drover.verify.Verification.RelationResult;
import io.drover.verify.Verification.Tally;
import io.drover.verify.Verification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Migrations of any size as their stages would have left them, made from a seed. */
final class Samples {
    static final Instant START = Instant.parse("2026-03-07T18:00:00Z");
    static final InstanceInfo SOURCE =
            new InstanceInfo(InstanceKind.GITLAB, URI.create("https://git.acme.example"), Version.parse("17.11.4-ee"), true, false);
    static final InstanceInfo DESTINATION =
            new InstanceInfo(InstanceKind.GITLAB, URI.create("https://gitlab.acme.example"), Version.parse("18.5.1-ee"), true, false);

    private static final String[] WORDS = {"shop", "cart", "ledger", "search", "mail", "gateway", "billing", "mobile", "design", "infra", "data", "docs"};
    private static final String[] STEPS = {"namespace", "freeze", "export", "download", "rewrite users", "import", "variables", "protected branches", "hooks", "verify"};
    private static final Relation[] RELATIONS = {
        Relations.REPOSITORY, Relations.WIKI, Relations.LABELS, Relations.MILESTONES, Relations.ISSUES, Relations.MERGE_REQUESTS, Relations.CI_VARIABLES,
        Relations.CI_PIPELINES, Relations.PIPELINE_SCHEDULES, Relations.MEMBERS, Relations.PROTECTED_BRANCHES, Relations.HOOKS, Relations.RELEASES,
        Relations.SETTINGS
    };

    private final Random random;
    private final int failing;
    private final List<Group> groups = new ArrayList<>();
    private final List<Project> projects = new ArrayList<>();
    private final Map<FullPath, Map<Relation, Long>> counts = new LinkedHashMap<>();
    private final List<Plan.Wave> waves = new ArrayList<>();
    private final List<RunSummary.Item> ran = new ArrayList<>();
    private final List<ItemResult> results = new ArrayList<>();

    private Samples(long seed, int failing) {
        this.random = new Random(seed);
        this.failing = failing;
    }

    /** @param failing every so many-th project fails, and the one after it differs; 0 for none */
    static ReportSources of(int projects, int failing) {
        return new Samples(42, failing).sources(projects);
    }

    private ReportSources sources(int count) {
        int inWave = Math.max(4, count / 4);
        int number = 0;
        Instant clock = START;
        for (int w = 1; number < count; w++) {
            List<Plan.Item> items = new ArrayList<>();
            FullPath group = FullPath.of("acme/" + WORDS[w % WORDS.length] + "-team");
            groups.add(new Group(w, group, group.slug(), Visibility.PRIVATE, null, null, null));
            items.add(item(Plan.Kind.GROUP, group));
            done(items.getLast(), clock, 4, "wave " + w);
            for (int i = 0; i < inWave && number < count; i++, number++) {
                FullPath path = group.child(WORDS[random.nextInt(WORDS.length)] + "-" + (number + 1));
                items.add(item(Plan.Kind.PROJECT, path));
                project(number, path);
                move(number, items.getLast(), clock.plusSeconds(10 + 25L * (i / 4)), "wave " + w);
            }
            waves.add(new Plan.Wave("wave " + w, items));
            clock = clock.plusSeconds(60 + 25L * (inWave / 4) + 200);
        }
        return new ReportSources(
                inventory(), assessment(), new Plan("source", waves), people(), new RunSummary(START, ran), throttles(), verification());
    }

    private static Plan.Item item(Plan.Kind kind, FullPath path) {
        return new Plan.Item(kind, path, path.rebase(FullPath.of("acme"), FullPath.of("acme-global")), Method.FILE_TRANSFER, true);
    }

    private void project(int number, FullPath path) {
        long size = 50_000L << random.nextInt(14);
        projects.add(new Project(
                100 + number, path, path.slug(), Visibility.PRIVATE, false, false, "main", null, new Statistics(900, size, 0, 0, 0, 0, 0, size / 9, 0), null, null, null, Map.of(), "none"));
        Map<Relation, Long> of = new LinkedHashMap<>();
        for (Relation relation : List.of(Relations.LABELS, Relations.ISSUES, Relations.MERGE_REQUESTS, Relations.CI_VARIABLES, Relations.CI_PIPELINES, Relations.HOOKS)) {
            of.put(relation, (long) random.nextInt(relation.equals(Relations.ISSUES) ? 400 : 60));
        }
        of.put(Relations.PACKAGES, number % 9 == 0 ? 12L : 0L);
        counts.put(path, of);
    }

    private void done(Plan.Item item, Instant at, int seconds, String wave) {
        List<RunSummary.StepTime> steps = List.of(new RunSummary.StepTime("import group", at, Duration.ofSeconds(seconds), 1));
        ran.add(ran(item, wave, ItemState.DONE, at, at.plusSeconds(seconds), null, steps));
        results.add(new ItemResult(
                item.id(), item.from(), item.to(), List.of(new RelationResult(Relations.GROUP_LABELS, 3, 3, 3, "d", new Tally(3, 0, 0, 0, 0), List.of())), List.of()));
    }

    private void move(int number, Plan.Item item, Instant start, String wave) {
        boolean fails = failing > 0 && number % failing == failing - 1;
        Instant at = start.plusSeconds(random.nextInt(20));
        int last = fails ? 6 : STEPS.length;
        Instant first = at;
        List<RunSummary.StepTime> steps = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            Instant end = at.plusMillis(300 + random.nextInt(STEPS[i].equals("export") || STEPS[i].equals("import") ? 60_000 : 4_000));
            steps.add(new RunSummary.StepTime(STEPS[i], at, Duration.between(at, end), 1));
            at = end.plusMillis(random.nextInt(9_000));
        }
        Problem problem = fails
                ? new Problem(
                        "IMPORT_FAILED",
                        Actor.DESTINATION_ADMIN,
                        "GitLab gave up importing: \"Decompressed archive size validation failed.\"",
                        "https://gitlab.acme.example/" + item.to(),
                        "Raise the maximum decompressed size in the import settings of the destination, then: drover run --retry " + item.id())
                : null;
        ItemState state = fails ? ItemState.FAILED : ItemState.DONE;
        ran.add(ran(item, wave, state, first, at, problem, steps));
        results.add(result(number, item, fails));
    }

    private static RunSummary.Item ran(
            Plan.Item item, String wave, ItemState state, Instant started, Instant finished, @Nullable Problem problem, List<RunSummary.StepTime> steps) {
        return new RunSummary.Item(
                item.id(), item.kind().name().toLowerCase(Locale.ROOT), wave, item.from(), item.to(), state, started, finished, problem, steps, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), null, null);
    }

    private ItemResult result(int number, Plan.Item item, boolean fails) {
        if (fails) {
            Problem problem = new Problem(
                    "NOT_AT_DESTINATION", Actor.YOU, item.to() + " is not at the destination", item.to().value(), "See drover status for this item.");
            return new ItemResult(item.id(), item.from(), item.to(), List.of(), List.of(problem));
        }
        List<RelationResult> relations = new ArrayList<>();
        for (Relation relation : RELATIONS) {
            long n = counts.getOrDefault(item.from(), Map.of()).getOrDefault(relation, relation.equals(Relations.SETTINGS) ? 1L : 1L + random.nextInt(9));
            relations.add(relation(relation, n, failing > 0 && number % failing == 0));
        }
        return new ItemResult(item.id(), item.from(), item.to(), relations, List.of());
    }

    private RelationResult relation(Relation relation, long n, boolean differs) {
        List<Difference> differences = new ArrayList<>();
        Tally tally = new Tally(n, 0, 0, 0, 0);
        if (relation.equals(Relations.HOOKS) && n > 0) {
            differences.add(new Difference("https://ci.acme.example/hook", "token: cannot be read at the source", "webhook-token"));
            tally = new Tally(0, 0, n, 0, 0);
        } else if (relation.equals(Relations.CI_VARIABLES) && n > 20) {
            differences.add(new Difference("DEPLOY_PASSWORD@production", "value: cannot be read at the source", "hidden-value"));
            tally = new Tally(n - 1, 0, 1, 0, 0);
        } else if (relation.equals(Relations.ISSUES) && n > 100) {
            differences.add(new Difference("17", "author: \"Olga Petrova (no user at the destination)\" -> \"@drover\"", "unmapped-author"));
            tally = new Tally(n - n / 9, n / 30, n / 9 - n / 30, 0, 0);
        } else if (relation.equals(Relations.MERGE_REQUESTS) && n > 10) {
            differences.add(new Difference("4", "version 3c9d6c1f…: missing", "latest-version-only"));
            tally = new Tally(n - n / 3, n / 3, 0, 0, 0);
        } else if (relation.equals(Relations.SETTINGS) && differs) {
            differences.add(new Difference("settings", "merge_method: \"ff\" -> \"merge\"", null));
            differences.add(new Difference("settings", "description: \"The shop <script>alert(1)</script> & more\" -> nothing", null));
            tally = new Tally(0, 0, 0, 0, 1);
        }
        return new RelationResult(relation, n, n, tally.carried(), "d", tally, differences);
    }

    private Inventory inventory() {
        TokenInfo token = new TokenInfo(1, "drover", true, false, Set.of("api"), null);
        InstanceSettings settings = new InstanceSettings(true, Set.of("gitlab_project"), true, true, 0, 0, 0, 0, Set.of());
        return new Inventory("source", START.minus(Duration.ofHours(30)), SOURCE, token, settings, List.of(FullPath.of("acme")), List.of(), groups, projects, Map.of(), counts);
    }

    private Assessment assessment() {
        List<Finding> findings = new ArrayList<>();
        if (failing > 0) {
            findings.add(new Finding(
                    "export-size", Severity.BLOCKER, projects.getLast().fullPath(), "The export holds 6.2 GB; the destination takes 5 GB.", "Ask for a higher limit, or move the repository by Git.", Actor.DESTINATION_ADMIN, "doc/user/gitlab_com/_index.md"));
        }
        for (int i = 0; i < projects.size(); i += 9) {
            findings.add(new Finding("packages", Severity.LOSS, projects.get(i).fullPath(), "12 packages are in the package registry; no export carries them.", "Publish them again.", Actor.YOU, "doc/user/project/settings/import_export.md"));
        }
        findings.add(new Finding("owners", Severity.CHANGE, null, "14 owners of projects become maintainers.", "Restore them after the move if they need it.", Actor.YOU, "doc/user/project/settings/import_export.md"));
        findings.add(new Finding("archived", Severity.NOTICE, projects.getFirst().fullPath(), "The project is archived.", "Nothing: it is moved and archived again.", Actor.YOU, "doc/user/project/working_with_projects.md"));
        return new Assessment(START, findings, Map.of(), new Assessment.Forecast(Duration.ofMinutes(40), 1_000_000, "6 imports a minute"));
    }

    private static UserMap people() {
        return new UserMap(List.of(
                new UserMapping(1, "ann", "Ann Ng", UserMapping.Action.MATCH, "ann@acme.example", "ann", OptionalLong.of(4), "same primary e-mail"),
                new UserMapping(2, "bo", "Bo Lindqvist", UserMapping.Action.CREATE, "bo@acme.example", "bo", OptionalLong.of(5), "no user with this e-mail"),
                new UserMapping(3, "olga", "Olga Petrova", UserMapping.Action.SKIP, null, null, OptionalLong.empty(), "left the company in 2023")));
    }

    private static List<Throttle> throttles() {
        return List.of(
                new Throttle("gitlab.acme.example", "POST /projects/import", "project import, 6 a minute", 3, 41, Duration.ofSeconds(372)),
                new Throttle("git.acme.example", "GET /projects/:id/export/download", "export download, 1 a minute", 0, 12, Duration.ofSeconds(118)));
    }

    private Verification verification() {
        return new Verification(START.plus(Duration.ofHours(1)), SOURCE, DESTINATION, results, List.of("project.settings.shiny_new_setting"));
    }
}
