package io.drover.verify;

import io.drover.connector.ArchiveExporter;
import io.drover.connector.ArchiveImporter;
import io.drover.connector.Capability;
import io.drover.connector.DestinationConnector;
import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceKind;
import io.drover.connector.InstanceSettings;
import io.drover.connector.InventoryReader;
import io.drover.connector.Namespaces;
import io.drover.connector.Page;
import io.drover.connector.People;
import io.drover.connector.Placeholders;
import io.drover.connector.Receipt;
import io.drover.connector.RelationReader;
import io.drover.connector.RelationWriter;
import io.drover.connector.Repositories;
import io.drover.connector.SourceConnector;
import io.drover.connector.SourceUser;
import io.drover.connector.TokenInfo;
import io.drover.connector.Write;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Statistics;
import io.drover.model.User;
import io.drover.model.Version;
import io.drover.model.Visibility;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An instance in memory, source and destination at once, that only knows what a test puts into it. */
final class FakeInstance implements SourceConnector, DestinationConnector, InventoryReader, RelationReader, Repositories, People, RelationWriter {
    private static final JsonMapper JSON = JsonMapper.shared();

    final Map<Long, User> users = new LinkedHashMap<>();
    final Map<FullPath, Project> projects = new LinkedHashMap<>();
    final Map<FullPath, Group> groups = new LinkedHashMap<>();
    final Map<String, List<RelationRecord>> records = new LinkedHashMap<>();
    final Map<String, SortedMap<String, String>> refs = new LinkedHashMap<>();
    final Set<String> lfsObjects = new HashSet<>();
    final List<SourceUser> sourceUsers = new ArrayList<>();
    final Set<Relation> written = new HashSet<>();
    final Set<Relation> unread = new HashSet<>();
    final Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    final Set<String> restricted = new HashSet<>();
    private final String url;
    private String version = "18.5.1-ee";

    FakeInstance(String url) {
        this.url = url;
        user(1, "importer", "The Importer", "importer@example.com");
    }

    FakeInstance version(String text) {
        version = text;
        return this;
    }

    void user(long id, String username, String name, String email) {
        users.put(id, new User(id, username, name, email, null, "active", false, id == 1, false, null, List.of()));
    }

    /** Somebody of the instance that the bench moves from, for whom a placeholder stands here. */
    void sourceUser(long sourceId, String name, long placeholderId, SourceUser.Status status) {
        Optional<SourceUser.Account> placeholder = Optional.of(new SourceUser.Account(placeholderId, name + "_placeholder_user_1"));
        sourceUsers.add(new SourceUser(
                sourceUsers.size(), URI.create("https://old.example.com"), SourceUser.DIRECT_TRANSFER, Long.toString(sourceId), name, name, status, placeholder,
                Optional.empty(), Optional.empty()));
    }

    void group(long id, String path, Visibility visibility) {
        groups.put(FullPath.of(path), new Group(id, FullPath.of(path), path, visibility, null, null, null));
    }

    void project(long id, String path, long lfsSize) {
        Statistics statistics = new Statistics(1, 1, 0, lfsSize, 0, 0, 0, 0, 0);
        projects.put(
                FullPath.of(path),
                new Project(id, FullPath.of(path), FullPath.of(path).slug(), Visibility.PRIVATE, false, false, "main", null, statistics, null, null, null, Map.of(), null));
    }

    void ref(String path, String name, String oid) {
        refs.computeIfAbsent(path, _ -> new TreeMap<>()).put(name, oid);
    }

    RelationRecord add(String path, Relation relation, String key, String json, String... missing) {
        ObjectNode fields = (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        return add(path, new RelationRecord(relation, key, fields, List.of(missing)));
    }

    RelationRecord add(String path, RelationRecord record) {
        records.computeIfAbsent(path + " " + record.relation(), _ -> new ArrayList<>()).add(record);
        return record;
    }

    @Override
    public InstanceInfo instance() {
        return new InstanceInfo(InstanceKind.GITLAB, URI.create(url), Version.parse(version), true, false);
    }

    @Override
    public TokenInfo token() {
        return new TokenInfo(1, "importer", true, false, Set.of("api"), null);
    }

    @Override
    public InstanceSettings settings() {
        return new InstanceSettings(true, Set.of("gitlab_project"), true, true, 0, 0, 0, 100_000_000, restricted);
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public InventoryReader inventory() {
        return this;
    }

    @Override
    public RelationReader relations() {
        return this;
    }

    @Override
    public Repositories repositories() {
        return this;
    }

    @Override
    public Optional<Placeholders> placeholders() {
        return Optional.of(new FakePlaceholders(sourceUsers));
    }

    @Override
    public People people() {
        return this;
    }

    @Override
    public RelationWriter writer() {
        return this;
    }

    @Override
    public void close() {}

    @Override
    public boolean reads(Relation relation) {
        return !unread.contains(relation);
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        records.getOrDefault(owner.fullPath() + " " + relation, List.of()).forEach(sink);
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(records.getOrDefault(owner.fullPath() + " " + relation, List.of()).size());
    }

    @Override
    public SortedMap<String, String> refs(Owner project, Kind kind) {
        String suffix = switch (kind) {
            case Kind.ProjectRepository() -> "";
            case Kind.Wiki() -> ".wiki";
            case Kind.Snippet(long id) -> ".snippet" + id;
        };
        return refs.getOrDefault(project.fullPath() + suffix, new TreeMap<>());
    }

    @Override
    public void mirror(Owner project, Kind kind, Path into) {
        if (!into.toFile().mkdirs()) {
            throw new IllegalStateException("cannot make " + into.getFileName());
        }
    }

    @Override
    public List<String> fetchLfs(Owner project, List<LfsObject> objects, Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pushBranch(Owner project, Path from, String branch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pushLfs(Owner project, List<LfsObject> objects, Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> lfsDigests(Owner project, List<LfsObject> objects) {
        return objects.stream().map(LfsObject::oid).filter(lfsObjects::contains).collect(java.util.stream.Collectors.toMap(o -> o, o -> o));
    }

    @Override
    public List<String> missingLfsObjects(Owner project, List<LfsObject> objects) {
        return objects.stream().map(LfsObject::oid).filter(o -> !lfsObjects.contains(o)).toList();
    }

    @Override
    public Optional<User> user(long id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<Group> group(FullPath path) {
        return Optional.ofNullable(groups.get(path));
    }

    @Override
    public Optional<Project> project(FullPath path) {
        return Optional.ofNullable(projects.get(path));
    }

    @Override
    public Optional<User> byEmail(String email) {
        return users.values().stream().filter(u -> email.equals(u.email())).findFirst();
    }

    @Override
    public boolean writes(Relation relation) {
        return written.contains(relation);
    }

    // What a verifier has no business with.

    @Override
    public ArchiveExporter exporter() {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public boolean freeze(FullPath project) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public void unfreeze(FullPath project) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public Namespaces namespaces() {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public ArchiveImporter importer() {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public Page<User> users(@Nullable String cursor) {
        throw new UnsupportedOperationException("a verifier walks nothing");
    }

    @Override
    public Page<Group> groups(@Nullable FullPath root, @Nullable String cursor) {
        throw new UnsupportedOperationException("a verifier walks nothing");
    }

    @Override
    public Page<Project> projects(@Nullable FullPath root, @Nullable String cursor) {
        throw new UnsupportedOperationException("a verifier walks nothing");
    }

    @Override
    public List<Member> members(Owner owner) {
        throw new UnsupportedOperationException("a verifier reads members as a relation");
    }

    @Override
    public void push(Owner project, Kind kind, Path from) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public Optional<User> byUsername(String username) {
        return users.values().stream().filter(u -> u.username().equals(username)).findFirst();
    }

    @Override
    public User create(String email, String username, String name, List<String> identities) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public void block(long userId) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public void delete(long userId) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public boolean addMember(Owner owner, long userId, AccessLevel level, @Nullable LocalDate expiresAt) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public void expire(Owner owner, Member member, @Nullable LocalDate until) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public void removeMember(Owner owner, long userId) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public List<Write> plan(Relation relation, Owner owner, List<RelationRecord> wanted, UserLookup users) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public Receipt apply(Write write) {
        throw new UnsupportedOperationException("a verifier only reads");
    }

    @Override
    public boolean remove(Relation relation, Owner owner, String key) {
        throw new UnsupportedOperationException("a verifier only reads");
    }
}
