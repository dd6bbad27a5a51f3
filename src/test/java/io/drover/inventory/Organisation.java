package io.drover.inventory;

import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceKind;
import io.drover.connector.InstanceSettings;
import io.drover.connector.TokenInfo;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Statistics;
import io.drover.model.User;
import io.drover.model.Version;
import io.drover.model.Visibility;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes organisations for tests: by hand with the builder methods, or at random. */
public final class Organisation {
    public static final Instant THEN = Instant.parse("2026-01-15T10:00:00Z");

    private final List<User> users = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Project> projects = new ArrayList<>();
    private final Map<FullPath, List<Member>> members = new TreeMap<>();
    private final Map<FullPath, Map<Relation, Long>> counts = new TreeMap<>();
    private Version version = Version.parse("18.5.0-ee");
    private TokenInfo token = new TokenInfo(1, "root", true, false, Set.of("api"), null);
    private InstanceSettings settings = settings();

    /** Everything allowed, nothing limited. */
    public static InstanceSettings settings() {
        return new InstanceSettings(true, Set.of("gitlab_project"), true, true, 0, 0, 0, 100L << 20, Set.of());
    }

    public static InstanceInfo instance(String url, String version, boolean saas) {
        return new InstanceInfo(InstanceKind.GITLAB, URI.create(url), Version.parse(version), true, saas);
    }

    public static User user(long id, String username, String email) {
        return user(id, username, email, "active", false);
    }

    public static User user(long id, String username, String email, String state, boolean bot) {
        String name = Character.toUpperCase(username.charAt(0)) + username.substring(1);
        return new User(id, username, name, email.isEmpty() ? null : email, null, state, bot, false, false, THEN, List.of());
    }

    public static Group group(long id, String path) {
        return new Group(id, FullPath.of(path), FullPath.of(path).slug(), Visibility.PRIVATE, null, null, THEN);
    }

    public static Project project(long id, String path, long bytes) {
        return project(id, path, new Statistics(10, bytes, 0, 0, 0, 0, 0, 0, 0), Visibility.PRIVATE, false, null);
    }

    public static Project project(long id, String path, Statistics statistics, Visibility visibility, boolean archived, @Nullable String forkedFrom) {
        FullPath full = FullPath.of(path);
        Map<String, String> features =
                Map.of("wiki_access_level", id % 3 == 0 ? "private" : "enabled", "issues_access_level", "enabled", "pages_access_level", "private");
        return new Project(
                id, full, full.slug(), visibility, archived, false, "main", null, statistics, forkedFrom, THEN, THEN, features, "none");
    }

    public Organisation with(User user) {
        users.add(user);
        return this;
    }

    public Organisation with(Group group) {
        groups.add(group);
        return this;
    }

    public Organisation with(Project project) {
        projects.add(project);
        return this;
    }

    public Organisation version(String text) {
        version = Version.parse(text);
        return this;
    }

    public Organisation token(TokenInfo other) {
        token = other;
        return this;
    }

    public Organisation settings(InstanceSettings other) {
        settings = other;
        return this;
    }

    public Organisation member(String path, long userId, String username, AccessLevel level) {
        members.computeIfAbsent(FullPath.of(path), p -> new ArrayList<>()).add(new Member(userId, username, level, null));
        return this;
    }

    public Organisation count(String path, Relation relation, long count) {
        counts.computeIfAbsent(FullPath.of(path), p -> new TreeMap<>(java.util.Comparator.comparing(Relation::id))).put(relation, count);
        return this;
    }

    public Inventory inventory() {
        return new Inventory(
                "source", THEN, instance("https://old.example.com", version.text(), false), token, settings, List.of(), users, groups, projects,
                members, counts);
    }

    /** Groups up to three deep, a few projects in each, members and counts. */
    public static Organisation random(long seed, int groups, int projects, int users) {
        Random random = new Random(seed);
        Organisation made = new Organisation();
        for (int i = 1; i <= users; i++) {
            made.with(user(i, "user" + i, "user" + i + "@example.com"));
        }
        List<FullPath> paths = new ArrayList<>();
        for (int i = 1; i <= groups; i++) {
            FullPath parent = paths.isEmpty() || random.nextInt(3) == 0 ? null : paths.get(random.nextInt(paths.size()));
            FullPath path = parent == null || parent.depth() >= 3 ? FullPath.of("group" + i) : parent.child("sub" + i);
            paths.add(path);
            made.with(group(i, path.value()));
        }
        for (int i = 1; i <= projects; i++) {
            FullPath path = paths.get(random.nextInt(paths.size())).child("project" + i);
            made.with(project(1000L + i, path.value(), random.nextLong(1L << 30)));
            long user = 1 + random.nextInt(users);
            made.member(path.value(), user, "user" + user, AccessLevel.DEVELOPER);
            made.count(path.value(), io.drover.model.Relations.ISSUES, random.nextInt(50));
        }
        return made;
    }
}
