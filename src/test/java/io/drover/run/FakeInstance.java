package io.drover.run;

import io.drover.config.Secret;
import io.drover.archive.ArchiveEntry;
import io.drover.archive.ArchiveLimits;
import io.drover.archive.ArchiveReader;
import io.drover.archive.ArchiveWriter;
import io.drover.connector.*;
import io.drover.model.*;
import io.drover.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One GitLab in memory, as source and as destination: exports and imports take time, an import fails when told to, and every call that
 * changes something is written down. It keeps relations as key and fields only; what GitLab really does is the simulator's business.
 */
final class FakeInstance
        implements SourceConnector, DestinationConnector, InventoryReader, RelationReader, RelationWriter, ArchiveExporter, ArchiveImporter, Namespaces, People,
                Repositories {
    static final Duration EXPORT_TAKES = Duration.ofMinutes(3);
    static final Duration IMPORT_TAKES = Duration.ofMinutes(7);
    private static final JsonMapper JSON = JsonMapper.shared();

    final String host;
    final Time time;
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final Map<FullPath, Group> groups = new TreeMap<>();
    final Map<FullPath, Project> projects = new TreeMap<>();
    final Map<String, User> users = new TreeMap<>();
    final Map<FullPath, Map<Long, Member>> members = new HashMap<>();
    final Map<String, Map<String, ObjectNode>> records = new HashMap<>();
    final Set<FullPath> importsThatFail = ConcurrentHashMap.newKeySet();
    /** Archives that are gone when they are asked for, once. */
    final Set<FullPath> exportsThatExpire = new HashSet<>();
    private final Map<FullPath, Instant> exports = new HashMap<>();
    private final Map<Long, Instant> imports = new HashMap<>();
    final FakeTransfers transfers = new FakeTransfers(this);
    final FakeRelations relations = new FakeRelations(this);
    long maxImportSize;
    final FakeTexts texts = new FakeTexts(this);
    private long nextId = 1;

    FakeInstance(String host, Time time) {
        this.host = host;
        this.time = time;
        user("root@example.com", "root");
    }

    // Setting up

    User user(String email, String username) {
        User user = new User(nextId++, username, username, email, null, "active", false, false, false, null, List.of());
        users.put(email, user);
        return user;
    }

    Group group(String path) {
        FullPath full = FullPath.of(path);
        Group group = new Group(nextId++, full, full.slug(), Visibility.PRIVATE, null, full.parent().map(p -> groups.get(p).id()).orElse(null), time.now());
        groups.put(full, group);
        return group;
    }

    Project project(String path, @Nullable String status) {
        FullPath full = FullPath.of(path);
        Project project = new Project(
                nextId++, full, full.slug(), Visibility.PRIVATE, false, false, "main", null, Statistics.UNKNOWN, null, time.now(), time.now(), Map.of(), status);
        projects.put(full, project);
        return project;
    }

    void member(Owner owner, User user, AccessLevel level) {
        members.computeIfAbsent(owner.fullPath(), p -> new TreeMap<>()).put(user.id(), new Member(user.id(), user.username(), level, null));
    }

    void record(Relation relation, Owner owner, String key, String value, String... missing) {
        ObjectNode fields = JSON.createObjectNode().put("value", value);
        if (missing.length > 0) {
            fields.put("missing", String.join(",", missing));
        }
        table(relation, owner).put(key, fields);
    }

    Map<String, ObjectNode> table(Relation relation, Owner owner) {
        return records.computeIfAbsent(relation.id() + " " + owner.fullPath(), k -> new TreeMap<>());
    }

    /** Everything that matters, to compare before and after. */
    String state() {
        StringBuilder text = new StringBuilder();
        groups.keySet().forEach(g -> text.append("group ").append(g).append('\n'));
        projects.values().forEach(p -> text.append("project ").append(p.fullPath()).append(p.archived() ? " archived" : "").append('\n'));
        users.keySet().forEach(u -> text.append("user ").append(u).append('\n'));
        members.forEach((path, all) -> all.values().forEach(m -> text.append("member ").append(path).append(' ').append(m.username()).append(' ').append(m.accessLevel()).append('\n')));
        new TreeMap<>(records).forEach((name, all) -> all.forEach((key, fields) -> text.append(name).append(' ').append(key).append(fields.path("value")).append('\n')));
        return text.toString();
    }

    synchronized void call(String what) {
        calls.add(what);
    }

    // Connector

    @Override
    public InstanceInfo instance() {
        return new InstanceInfo(InstanceKind.GITLAB, URI.create("https://" + host), Version.parse("18.5.1-ee"), true, false);
    }

    @Override
    public TokenInfo token() {
        return new TokenInfo(users.get("root@example.com").id(), "root", true, false, Set.of("api"), null);
    }

    @Override
    public InstanceSettings settings() {
        return new InstanceSettings(true, Set.of("gitlab_project"), true, true, maxImportSize, 0, 0, 0, Set.of());
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
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
    public ArchiveExporter exporter() {
        return this;
    }

    @Override
    public ArchiveImporter importer() {
        return this;
    }

    @Override
    public People people() {
        return this;
    }

    @Override
    public Namespaces namespaces() {
        return this;
    }

    @Override
    public RelationWriter writer() {
        return this;
    }

    @Override
    public SourceAccess access() {
        return new SourceAccess(instance().url(), new Secret("token"));
    }

    @Override
    public Optional<Texts> texts() {
        return Optional.of(texts);
    }

    /** Something was written in it. */
    void touch(Project p) {
        projects.put(p.fullPath(), new Project(
                p.id(), p.fullPath(), p.name(), p.visibility(), p.archived(), false, "main", p.description(), p.statistics(), null, p.createdAt(), time.now().plusSeconds(1), Map.of(),
                p.importStatus()));
    }

    @Override
    public DirectTransfers transfers() {
        return transfers;
    }

    @Override
    public boolean freeze(FullPath project) {
        call("freeze " + project);
        return archive(project, true);
    }

    @Override
    public void unfreeze(FullPath project) {
        call("unfreeze " + project);
        archive(project, false);
    }

    private boolean archive(FullPath path, boolean archived) {
        Project p = projects.get(path);
        projects.put(path, new Project(
                p.id(), path, p.name(), p.visibility(), archived, false, "main", p.description(), p.statistics(), null, p.createdAt(), p.lastActivityAt(), Map.of(), p.importStatus()));
        return p.archived() != archived;
    }

    // Inventory

    @Override
    public Page<User> users(@Nullable String cursor) {
        return new Page<>(List.copyOf(users.values()), null);
    }

    @Override
    public Page<Group> groups(@Nullable FullPath root, @Nullable String cursor) {
        transfers.advance();
        return new Page<>(groups.values().stream().filter(g -> root == null || root.contains(g.fullPath())).toList(), null);
    }

    @Override
    public Page<Project> projects(@Nullable FullPath root, @Nullable String cursor) {
        transfers.advance();
        return new Page<>(projects.values().stream().filter(p -> root == null || root.contains(p.fullPath())).toList(), null);
    }

    @Override
    public Optional<User> user(long id) {
        return users.values().stream().filter(u -> u.id() == id).findFirst();
    }

    @Override
    public Optional<Group> group(FullPath path) {
        transfers.advance();
        return Optional.ofNullable(groups.get(path));
    }

    @Override
    public Optional<Project> project(FullPath path) {
        transfers.advance();
        Project p = projects.get(path);
        if (p == null || !imports.containsKey(p.id())) {
            return Optional.ofNullable(p);
        }
        return Optional.of(new Project(
                p.id(), path, p.name(), p.visibility(), p.archived(), false, "main", p.description(), p.statistics(), null, p.createdAt(), p.lastActivityAt(), Map.of(),
                projectState(p.id()).status()));
    }

    @Override
    public List<Member> members(Owner owner) {
        return List.copyOf(members.getOrDefault(owner.fullPath(), Map.of()).values());
    }

    // Relations

    @Override
    public boolean reads(Relation relation) {
        return writes(relation) || relation.equals(Relations.ISSUE_LINKS) || relation.equals(Relations.ISSUES);
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        table(relation, owner).forEach((key, fields) -> sink.accept(new RelationRecord(
                relation, key, fields, fields.has("missing") ? List.of(fields.get("missing").asString().split(",")) : List.of())));
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(table(relation, owner).size());
    }

    @Override
    public boolean writes(Relation relation) {
        return Set.of(Relations.CI_VARIABLES, Relations.PROTECTED_BRANCHES, Relations.HOOKS, Relations.GROUP_VARIABLES, Relations.GROUP_LABELS).contains(relation);
    }

    @Override
    public List<Write> plan(Relation relation, Owner owner, List<RelationRecord> wanted, UserLookup users) {
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            ObjectNode there = table(relation, owner).get(record.key());
            if (there == null || !there.path("value").equals(record.fields().path("value"))) {
                Write.Kind kind = there == null ? Write.Kind.CREATE : Write.Kind.UPDATE;
                writes.add(new Write(kind, relation, owner, record.key(), "POST /x", record.fields(), record.missing()));
            }
        }
        return writes;
    }

    @Override
    public Receipt apply(Write write) {
        if (projects.containsKey(write.owner().fullPath()) && projects.get(write.owner().fullPath()).archived()) {
            throw new IllegalStateException("archived projects take no writes");
        }
        call(write.kind() + " " + write.relation() + " " + write.key() + " in " + write.owner().fullPath());
        table(write.relation(), write.owner()).put(write.key(), write.body().deepCopy());
        return new Receipt(write.relation(), write.key(), write.kind() == Write.Kind.CREATE, write.reenter());
    }

    @Override
    public boolean remove(Relation relation, Owner owner, String key) {
        call("remove " + relation + " " + key + " in " + owner.fullPath());
        return table(relation, owner).remove(key) != null;
    }

    // Transfer

    @Override
    public void start(Owner owner) {
        call("export " + owner.fullPath());
        exports.put(owner.fullPath(), time.now());
    }

    @Override
    public ExportStatus status(Owner owner) {
        Instant started = exports.get(owner.fullPath());
        if (started == null) {
            return owner.scope() == Scope.GROUP ? ExportStatus.RUNNING : ExportStatus.NONE;
        }
        return time.now().isBefore(started.plus(EXPORT_TAKES)) ? ExportStatus.RUNNING : ExportStatus.READY;
    }

    @Override
    public Download download(Owner owner, Path file) {
        call("download " + owner.fullPath());
        ObjectNode about = JSON.createObjectNode();
        about.put("path", owner.fullPath().value());
        about.set("groups", JSON.valueToTree(groups.keySet().stream().filter(g -> owner.fullPath().contains(g)).map(FullPath::value).toList()));
        about.set("labels", JSON.valueToTree(records.getOrDefault(Relations.GROUP_LABELS.id() + " " + owner.fullPath(), Map.of())));
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (ArchiveWriter writer = ArchiveWriter.create(file)) {
            writer.add("VERSION", ArchiveWriter.FORMAT_VERSION);
            writer.add(owner.scope() == Scope.PROJECT ? "tree/project.json" : "tree/groups/_all.ndjson", owner.scope() == Scope.PROJECT ? about.toString() : "1\n");
            if (owner.scope() == Scope.GROUP) {
                writer.add("tree/groups/1.json", about.toString());
            } else {
                writer.add("tree/project/issues.ndjson", issues());
                writer.add("tree/project/project_members.ndjson", memberLines(owner));
            }
            ArchiveWriter.Written written = writer.complete();
            return new Download(written.bytes(), written.sha256());
        }
    }

    @Override
    public Optional<Download> downloadIfThere(Owner owner, Path file) {
        if (exportsThatExpire.remove(owner.fullPath())) {
            exports.remove(owner.fullPath());
        }
        return status(owner) == ExportStatus.READY ? Optional.of(download(owner, file)) : Optional.empty();
    }

    /** One issue by each user there is. */
    private String issues() {
        StringBuilder lines = new StringBuilder();
        users.values().forEach(u -> lines.append("{\"iid\":").append(u.id()).append(",\"author_id\":").append(u.id()).append("}\n"));
        return lines.toString();
    }

    private String memberLines(Owner owner) {
        StringBuilder lines = new StringBuilder();
        members(owner).forEach(m -> lines.append("{\"access_level\":").append(m.accessLevel().value()).append(",\"source_type\":\"Project\",\"user_id\":").append(m.userId())
                .append(",\"user\":{\"id\":").append(m.userId()).append(",\"public_email\":\"\",\"username\":\"").append(m.username()).append("\"}}\n"));
        return lines.toString();
    }

    @Override
    public long startProject(Path archive, FullPath path, String name) {
        call("import " + path);
        if (projects.containsKey(path)) {
            throw new IllegalStateException("path taken");
        }
        Project project = project(path.value(), "started");
        imports.put(project.id(), time.now());
        member(project.owner(), users.get("root@example.com"), AccessLevel.MAINTAINER);
        read(archive, "tree/project/project_members.ndjson").lines().forEach(line -> {
            JsonNode member = JSON.readTree(line);
            User user = users.get(member.path("user").path("public_email").asString(""));
            if (user != null) {
                member(project.owner(), user, AccessLevel.of(Math.min(40, member.get("access_level").asInt())));
            }
        });
        return project.id();
    }

    @Override
    public void startGroup(Path archive, FullPath path, String name) {
        call("import group " + path);
        JsonNode about = JSON.readTree(read(archive, "tree/groups/1.json"));
        FullPath from = FullPath.of(about.get("path").asString());
        about.get("groups").forEach(g -> group(FullPath.of(g.asString()).rebase(from, path).value()));
        about.get("labels").properties().forEach(e -> table(Relations.GROUP_LABELS, groups.get(path).owner()).put(e.getKey(), (ObjectNode) e.getValue()));
        member(groups.get(path).owner(), users.get("root@example.com"), AccessLevel.OWNER);
    }

    static String read(Path archive, String name) {
        try (ArchiveReader reader = ArchiveReader.open(archive, ArchiveLimits.GITLAB)) {
            for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
                if (entry.name().equals(name)) {
                    return new String(reader.content().readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ImportState projectState(long projectId) {
        Instant started = imports.get(projectId);
        if (started == null) {
            return new ImportState("none", null, null, List.of());
        }
        if (time.now().isBefore(started.plus(IMPORT_TAKES))) {
            return new ImportState("started", null, "c-1", List.of());
        }
        boolean fails = projects.values().stream().anyMatch(p -> p.id() == projectId && importsThatFail.contains(p.fullPath()));
        return fails
                ? new ImportState("failed", "disk full", "c-1", List.of())
                : new ImportState("finished", null, "c-1", List.of(new FailedRelation("merge_requests", "ActiveRecord::RecordInvalid", "Validation failed", 3L)));
    }

    @Override
    public RelationExporter relationExporter() {
        return relations;
    }

    @Override
    public RelationImporter relationImporter() {
        return relations;
    }

    // Namespaces

    @Override
    public Group createGroup(FullPath path, String name, Visibility visibility, @Nullable String description) {
        call("create group " + path);
        return groups.containsKey(path) ? groups.get(path) : group(path.value());
    }

    @Override
    public Project createProject(FullPath path, String name, Visibility visibility) {
        call("create project " + path);
        return projects.containsKey(path) ? projects.get(path) : project(path.value(), "none");
    }

    @Override
    public void deleteGroup(FullPath path, long id) {
        call("delete group " + path);
        groups.keySet().removeIf(path::contains);
        forget(path);
    }

    @Override
    public void deleteProject(FullPath path, long id) {
        call("delete project " + path);
        projects.remove(path);
        forget(path);
    }

    private void forget(FullPath path) {
        members.keySet().removeIf(path::contains);
        records.keySet().removeIf(k -> path.contains(FullPath.of(k.substring(k.indexOf(' ') + 1))));
    }

    @Override
    public void archiveProject(long id, boolean archived) {
        projects.values().stream().filter(p -> p.id() == id).findFirst().ifPresent(p -> archive(p.fullPath(), archived));
    }

    // People

    @Override
    public Optional<User> byEmail(String email) {
        return Optional.ofNullable(users.get(email));
    }

    @Override
    public Optional<User> byUsername(String username) {
        return users.values().stream().filter(u -> u.username().equals(username)).findFirst();
    }

    @Override
    public User create(String email, String username, String name, List<String> identities) {
        call("create user " + email);
        return user(email, username);
    }

    @Override
    public void block(long userId) {
        call("block " + userId);
    }

    @Override
    public void delete(long userId) {
        call("delete user " + userId);
        users.values().removeIf(u -> u.id() == userId);
    }

    @Override
    public boolean addMember(Owner owner, long userId, AccessLevel level, @Nullable LocalDate expiresAt) {
        Member there = members.getOrDefault(owner.fullPath(), Map.of()).get(userId);
        if (there != null && there.accessLevel().value() >= level.value()) {
            return false;
        }
        call("member " + userId + " of " + owner.fullPath());
        member(owner, user(userId).orElseThrow(), level);
        return true;
    }

    @Override
    public void expire(Owner owner, Member member, @Nullable LocalDate until) {
        members.get(owner.fullPath()).put(member.userId(), new Member(member.userId(), member.username(), member.accessLevel(), until));
    }

    @Override
    public void removeMember(Owner owner, long userId) {
        members.getOrDefault(owner.fullPath(), new HashMap<>()).remove(userId);
    }

    // Repositories

    @Override
    public SortedMap<String, String> refs(Owner project, Kind kind) {
        return new TreeMap<>();
    }

    @Override
    public void mirror(Owner project, Kind kind, Path into) {
        try {
            // what fetching from an empty repository leaves
            Files.createDirectories(into.resolve("objects"));
            Files.createDirectories(into.resolve("refs"));
            Files.writeString(into.resolve("HEAD"), "ref: refs/heads/main\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void push(Owner project, Kind kind, Path from) {}

    @Override
    public List<String> fetchLfs(Owner project, List<LfsObject> objects, Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pushBranch(Owner project, Path from, String branch) {}

    @Override
    public void pushLfs(Owner project, List<LfsObject> objects, Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> lfsDigests(Owner project, List<LfsObject> objects) {
        return Map.of();
    }

    @Override
    public List<String> missingLfsObjects(Owner project, List<LfsObject> objects) {
        return List.of();
    }

    @Override
    public void close() {}
}
