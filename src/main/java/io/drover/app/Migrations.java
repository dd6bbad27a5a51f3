package io.drover.app;

import io.drover.config.DroverConfig;
import io.drover.config.Secret;
import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.engine.Lane;
import io.drover.engine.RetryPolicy;
import io.drover.engine.StepWatch;
import io.drover.engine.Store;
import io.drover.identity.UserMap;
import io.drover.identity.UsersFile;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryFile;
import io.drover.plan.Plan;
import io.drover.plan.PlanFile;
import io.drover.run.Migration;
import io.drover.run.RunOptions;
import io.drover.run.step.Pace;
import io.drover.run.step.Sealing;
import io.drover.run.step.Worksite;
import io.drover.secrets.SealedFile;
import io.drover.secrets.SealingKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A workspace opened for running: its plan, its people, its journal and both sides. */
public final class Migrations implements AutoCloseable {
    /** How often a worker looks for due items: soon on its own file, seldom on a database that others share. */
    private static final Duration LOOK_LOCAL = Duration.ofMillis(200);

    private static final Duration LOOK_SHARED = Duration.ofSeconds(1);

    private final DroverConfig config;
    private final Workspace workspace;
    private final Plan plan;
    private final UserMap users;
    private final SourceConnector source;
    private final DestinationConnector destination;
    private final Worksite site;

    private Migrations(App app, Workspace workspace) {
        this.config = app.config(workspace);
        this.workspace = workspace;
        Inventory inventory = InventoryFile.read(workspace);
        this.plan = PlanFile.read(workspace.plan(), inventory);
        this.users = UsersFile.read(workspace.users(), inventory.users());
        this.source = app.source(config);
        this.destination = app.destination(config);
        Pace pace = new Pace(limited(config.source().limits()), limited(config.destination().limits()), Pace.DOCUMENTED.ask());
        Worksite bare = Worksite.of(source, destination, users, workspace.files(), app.time(), pace);
        Worksite mailing = bare.mailing(config.sendMailFor());
        this.site = config.recreateTokens().isEmpty() ? mailing : mailing.sealing(sealing());
    }

    /** @throws io.drover.problem.ProblemException naming every mistake in drover.yaml, plan.yaml or users.csv */
    public static Migrations open(App app, Workspace workspace) {
        return new Migrations(app, workspace);
    }

    private Sealing sealing() {
        return new Sealing(config.recreateTokens(), new SealedFile(SealedFile.file(workspace), SealingKey.read(SealingKey.file(workspace))));
    }

    /** Where the journal is; needs no connection to an instance. */
    public static Store store(DroverConfig config, Workspace workspace) {
        return config.database()
                .map(url -> Store.postgresql(
                        url,
                        Optional.ofNullable(System.getenv("DROVER_DATABASE_USER")),
                        Optional.ofNullable(System.getenv("DROVER_DATABASE_PASSWORD")).map(Secret::new)))
                .orElseGet(() -> Store.sqlite(workspace.journal()));
    }

    public Plan plan() {
        return plan;
    }

    public UserMap users() {
        return users;
    }

    public Worksite site() {
        return site;
    }

    /** @param worker name of this worker on a shared journal */
    public Migration migration(String worker, StepWatch watch) {
        return Migration.open(site, plan, options(worker).withWatch(watch));
    }

    private RunOptions options(String worker) {
        RunOptions local = RunOptions.local(workspace.journal()).withLanes(lanes()).withLook(LOOK_LOCAL);
        if (config.database().isEmpty()) {
            return local;
        }
        return new RunOptions(store(config, workspace), worker, Optional.empty(), lanes(), RetryPolicy.DEFAULT, LOOK_SHARED, local.watch());
    }

    private Map<Lane, Integer> lanes() {
        DroverConfig.Workers workers = config.workers();
        return Map.of(
                Lane.EXPORT, workers.export(),
                Lane.TRANSFER, workers.transfer(),
                Lane.IMPORT, workers.imports(),
                Lane.COMPLEMENT, workers.complement(),
                Lane.VERIFY, workers.verify());
    }

    private static boolean limited(String limits) {
        return !limits.equals("none");
    }

    @Override
    public void close() {
        try (source) {
            destination.close();
        }
    }
}
