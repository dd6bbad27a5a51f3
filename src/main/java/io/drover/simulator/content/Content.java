package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Table;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.people.UserPresenter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every resource needs: rows, people, addresses, ids, the clock. */
final class Content {
    private final Instance instance;
    private final Access access;

    Content(Instance instance) {
        this.instance = instance;
        this.access = new Access(instance);
    }

    Instance instance() {
        return instance;
    }

    Database db() {
        return instance.db();
    }

    Table table(String name) {
        return instance.db().table(name);
    }

    Instant now() {
        return instance.time().now();
    }

    int level(Call call, Row project) {
        return access.inProject(call.user(), project);
    }

    boolean atLeast(Call call, Row project, int level) {
        return level(call, project) >= level;
    }

    boolean sees(Call call, Row project) {
        return access.seesProject(call.user(), project);
    }

    int groupLevel(Call call, Row group) {
        return access.inNamespace(call.user(), group);
    }

    /** Community Edition does not have the endpoints of licensed features. @throws ApiError 404 */
    void requireEnterprise() {
        if (!enterprise()) {
            throw new ApiError(404, Map.of("error", "404 Not Found"));
        }
    }

    boolean enterprise() {
        return instance.enterprise();
    }

    /** Administrators and owners may say when something was created (doc/api/issues.md, {@code created_at}); the rest is ignored. */
    Instant createdAt(Call call, int level) {
        return call.text("created_at").filter(t -> level >= Levels.OWNER).map(Content::time).orElseGet(this::now);
    }

    /** @throws ApiError 400 when it is no time */
    static Instant time(String text) {
        return Times.parse(text).orElseThrow(() -> ApiError.parameter("created_at is invalid"));
    }

    /** The row of that id in a table, when it belongs to that owner. @throws ApiError 404 */
    Row owned(String table, String id, String column, Row owner, String what) {
        return number(id)
                .flatMap(n -> table(table).byId(n))
                .filter(row -> Objects.equals(row.get(column), owner.id()))
                .orElseThrow(() -> ApiError.notFound(what));
    }

    /** The row of that iid in a project or group. @throws ApiError 404 */
    Row byIid(String table, String column, Row owner, String iid, String what) {
        return number(iid)
                .flatMap(n -> table(table).where(column, owner.id()).stream().filter(row -> Objects.equals(row.get("iid"), n)).findFirst())
                .orElseThrow(() -> ApiError.notFound(what));
    }

    static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    long nextIid(String table, String column, Row owner) {
        return 1 + table(table).where(column, owner.id()).stream()
                .map(row -> row.numberOrNull("iid"))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Someone as GitLab's basic user entity has it; null for nobody. */
    @Nullable Map<String, @Nullable Object> user(@Nullable Long id) {
        return new UserPresenter(instance).brief(id);
    }

    List<Object> users(List<Row> joins) {
        List<Object> people = new ArrayList<>();
        for (Row join : joins) {
            Object person = user(join.numberOrNull("user_id"));
            if (person != null) {
                people.add(person);
            }
        }
        return people;
    }

    Row project(long id) {
        return table("projects").byId(id).orElseThrow(() -> ApiError.notFound("Project"));
    }

    String webUrl(Row project) {
        return instance.url() + "/" + project.text("full_path");
    }

    String groupUrl(Row group) {
        return instance.url() + "/groups/" + group.text("full_path");
    }

    /** Of a row that a project or a group owns. */
    String ownerUrl(Row owned) {
        Long project = owned.numberOrNull("project_id");
        if (project != null) {
            return webUrl(project(project));
        }
        Long group = owned.numberOrNull("group_id");
        return group == null ? instance.url() : table("namespaces").byId(group).map(this::groupUrl).orElse(instance.url());
    }

    String apiUrl(Row project) {
        return instance.url() + "/api/v4/projects/" + project.id();
    }

    /** The group of a project and all above it, nearest first; empty for a personal project. */
    List<Row> groupsAbove(Row project) {
        return lineage(project.numberOrNull("namespace_id"));
    }

    /** The group itself first. */
    List<Row> lineage(@Nullable Long namespace) {
        List<Row> groups = new ArrayList<>();
        for (Long at = namespace; at != null; ) {
            Row row = table("namespaces").byId(at).orElse(null);
            if (row == null || !row.text("type").equals("Group")) {
                break;
            }
            groups.add(row);
            at = row.numberOrNull("parent_id");
        }
        return groups;
    }

    /** All projects in a group and its subgroups that the caller sees. */
    List<Row> projectsBelow(Call call, Row group) {
        String prefix = group.text("full_path") + "/";
        return table("projects").all().stream()
                .filter(p -> p.text("full_path").startsWith(prefix) && access.seesProject(call.user(), p))
                .toList();
    }

    /** Random hexadecimal digits, from the instance's seed. */
    String hex(int length) {
        StringBuilder text = new StringBuilder();
        synchronized (instance.random()) {
            while (text.length() < length) {
                text.append(Character.forDigit(instance.random().nextInt(16), 16));
            }
        }
        return text.toString();
    }

    static String sha1(String text) {
        return HexFormat.of().formatHex(digest("SHA-1", text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
