package io.drover.bench;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.identity.UserMap;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.run.step.Complement;
import io.drover.run.step.Pace;
import io.drover.run.step.Worksite;
import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.Table;
import io.drover.simulator.namespaces.Groups;
import io.drover.simulator.namespaces.Projects;
import io.drover.time.Time;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records a second that the complement re-creates over the API, and looks at again when nothing is left to do. No limits: our own speed. */
final class ComplementBench implements Bench.Measurement {
    private static final int RECORDS = 200;
    private static final List<Relation> KINDS = List.of(
            Relations.CI_VARIABLES, Relations.ENVIRONMENTS, Relations.USER_LISTS, Relations.FEATURE_FLAGS, Relations.FREEZE_PERIODS, Relations.HOOKS);

    @Override
    public void measure(List<Bench.Row> rows) throws Exception {
        try (SimulatedGitLab old = SimulatedGitLab.start(SimulatorOptions.defaults());
                SimulatedGitLab fresh = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(900_000));
                SourceConnector source = GitLab.source(config(old), new Secret(old.rootToken()), Time.system());
                DestinationConnector destination = GitLab.destination(config(fresh), new Secret(fresh.rootToken()), Time.system())) {
            Pace pace = new Pace(false, false, Duration.ofMillis(50));
            Worksite site = Worksite.of(source, destination, new UserMap(List.of()), Files.createTempDirectory("drover-bench"), Time.system(), pace);
            Owner from = project(old, source.inventory()::project);
            Owner to = project(fresh, destination.inventory()::project);
            KINDS.forEach(relation -> fill(old, relation, from));
            double first = seconds(site, from, to);
            double again = seconds(site, from, to);
            long records = (long) RECORDS * KINDS.size();
            rows.add(new Bench.Row(
                    "complement: %,d records of %d kinds".formatted(records, KINDS.size()),
                    "%,.0f records/s created; %,.0f records/s found as they are".formatted(records / first, records / again),
                    "%.1f times as fast when nothing is left to do".formatted(first / again),
                    ""));
        }
    }

    private static double seconds(Worksite site, Owner from, Owner to) {
        long start = System.nanoTime();
        KINDS.forEach(relation -> Complement.run(site, relation, from, to, false));
        return (System.nanoTime() - start) / 1e9;
    }

    private interface Lookup {
        Optional<Project> of(FullPath path);
    }

    private static Owner project(SimulatedGitLab gitlab, Lookup lookup) {
        Row root = gitlab.instance().db().table("users").first("username", "root").orElseThrow();
        Row group = new Groups(gitlab.instance()).create(root, null, "bench", "bench", new HashMap<>());
        new Projects(gitlab.instance()).create(root, group, "shop", "shop", new HashMap<>());
        return lookup.of(FullPath.of("bench/shop")).orElseThrow().owner();
    }

    private static void fill(SimulatedGitLab gitlab, Relation relation, Owner owner) {
        Map<Relation, String> tables = Map.of(
                Relations.CI_VARIABLES, "ci_variables",
                Relations.ENVIRONMENTS, "environments",
                Relations.USER_LISTS, "operations_user_lists",
                Relations.FEATURE_FLAGS, "operations_feature_flags",
                Relations.FREEZE_PERIODS, "ci_freeze_periods",
                Relations.HOOKS, "web_hooks");
        Table table = gitlab.instance().db().table(tables.get(relation));
        for (int i = 0; i < RECORDS; i++) {
            table.insert(columns(relation, owner, i));
        }
    }

    private static Map<String, Object> columns(Relation relation, Owner owner, int i) {
        Map<String, Object> columns = new HashMap<>(Map.of("project_id", owner.id(), "iid", (long) i + 1));
        switch (relation.name()) {
            case "ci_variables" -> columns.putAll(Map.of("key", "KEY_" + i, "value", "value " + i, "raw", true, "environment_scope", "*", "variable_type", "env_var"));
            case "environments" -> columns.putAll(Map.of("name", "review/" + i, "slug", "review-" + i, "state", i % 2 == 0 ? "available" : "stopped", "tier", "development"));
            case "feature_flags_user_lists" -> columns.putAll(Map.of("name", "list " + i, "user_xids", "ann,bob"));
            case "feature_flags" -> columns.putAll(Map.of("name", "flag_" + i, "active", true, "version", "new_version_flag", "strategies", List.of(Map.of("name", "default", "parameters", Map.of(), "scopes", List.of(Map.of("environment_scope", "*"))))));
            case "freeze_periods" -> columns.putAll(Map.of("freeze_start", i % 60 + " " + i / 60 + " * * 5", "freeze_end", "0 6 * * 1", "cron_timezone", "UTC"));
            default -> columns.putAll(Map.of("type", "ProjectHook", "url", "https://ci.example.com/hook/" + i, "push_events", true, "enable_ssl_verification", true));
        }
        return columns;
    }

    private static InstanceConfig config(SimulatedGitLab gitlab) {
        return new InstanceConfig("any", "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
    }
}
