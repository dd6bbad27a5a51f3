package io.drover.story;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.InventoryReader;
import io.drover.connector.Page;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.identity.UserMap;
import io.drover.identity.UserMapping;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.User;
import io.drover.plan.Plan;
import io.drover.run.step.Pace;
import io.drover.run.step.Sealing;
import io.drover.run.step.Worksite;
import io.drover.secrets.SealedFile;
import io.drover.secrets.SealingKey;
import io.drover.time.Time;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Both instances with the simplest plan and user map: every group and project to the same path by one method, every person with the same address. */
public record Journeyman(SourceConnector source, DestinationConnector destination, UserMap users, Plan plan, Worksite site) implements AutoCloseable {
    /** Made anew on the way, and sealed with the key that is in the workspace. */
    static final Set<String> TOKENS = Set.of("triggers", "deploy_tokens", "access_tokens", "cluster_agents");

    static Journeyman of(String source, String sourceToken, String destination, String destinationToken, Path workspace, Method method) {
        SourceConnector from = GitLab.source(config("source", source), new Secret(sourceToken), Time.system());
        DestinationConnector to = GitLab.destination(config("destination", destination), new Secret(destinationToken), Time.system());
        UserMap users = users(from.inventory());
        Pace pace = new Pace(false, false, Duration.ofMillis(50));
        Worksite site = Worksite.of(from, to, users, workspace.resolve("files"), Time.system(), pace)
                .sealing(new Sealing(TOKENS, new SealedFile(workspace.resolve("secrets.sealed"), SealingKey.read(workspace.resolve("secrets.key")))));
        return new Journeyman(from, to, users, plan(from.inventory(), method), site);
    }

    private static InstanceConfig config(String name, String url) {
        return new InstanceConfig(name, "gitlab", URI.create(url), new TokenSource.Prompt(), Optional.empty(), "none");
    }

    private static UserMap users(InventoryReader inventory) {
        List<UserMapping> mappings = new ArrayList<>();
        for (User user : all(inventory::users)) {
            if (!user.bot() && user.email() != null) {
                mappings.add(new UserMapping(
                        user.id(), user.username(), user.name(), UserMapping.Action.CREATE, user.email().toLowerCase(Locale.ROOT), user.username(),
                        OptionalLong.empty(), "same address"));
            }
        }
        return new UserMap(mappings);
    }

    private static Plan plan(InventoryReader inventory, Method method) {
        List<Plan.Item> items = new ArrayList<>();
        Method groups = method == Method.DIRECT_TRANSFER ? method : Method.FILE_TRANSFER;
        all(cursor -> inventory.groups(null, cursor)).forEach(g -> items.add(item(Plan.Kind.GROUP, g.fullPath(), groups)));
        all(cursor -> inventory.projects(null, cursor)).stream()
                .filter(p -> p.fullPath().parent().filter(parent -> inventory.group(parent).isPresent()).isPresent())
                .forEach(p -> items.add(item(Plan.Kind.PROJECT, p.fullPath(), method)));
        return new Plan("source", List.of(new Plan.Wave("everything", items)));
    }

    private static Plan.Item item(Plan.Kind kind, FullPath path, Method method) {
        return new Plan.Item(kind, path, path, method, false);
    }

    private static <T> List<T> all(Function<@Nullable String, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<T> page = pages.apply(cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    @Override
    public void close() {
        source.close();
        destination.close();
    }
}
