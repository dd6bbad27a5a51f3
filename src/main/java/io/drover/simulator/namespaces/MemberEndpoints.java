package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.EffectiveMembers.Held;
import io.drover.simulator.people.UserPresenter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members of groups and projects, direct and inherited (doc/api/members.md). */
public final class MemberEndpoints {
    private static final Set<Long> LEVELS = Set.of(5L, 10L, 15L, 20L, 30L, 40L, 50L);

    private final Instance instance;
    private final Database db;
    private final Directory directory;
    private final Members members;
    private final Kind kind;

    /** Members of groups, or of projects. */
    private enum Kind {
        GROUP("groups", "Namespace"),
        PROJECT("projects", "Project");

        private final String plural;
        private final String sourceType;

        Kind(String plural, String sourceType) {
            this.plural = plural;
            this.sourceType = sourceType;
        }
    }

    private MemberEndpoints(Instance instance, Kind kind) {
        this.instance = instance;
        this.db = instance.db();
        this.directory = new Directory(db);
        this.members = new Members(instance);
        this.kind = kind;
    }

    public static void register(Routes routes, Instance instance) {
        for (Kind kind : Kind.values()) {
            MemberEndpoints endpoints = new MemberEndpoints(instance, kind);
            String base = "/" + kind.plural + "/:id/members";
            routes.get(base, call -> endpoints.list(call, false));
            routes.get(base + "/all", call -> endpoints.list(call, true));
            routes.post(base, endpoints::add);
            routes.get(base + "/:user_id", call -> endpoints.show(call, false));
            routes.get(base + "/all/:user_id", call -> endpoints.show(call, true));
            routes.put(base + "/:user_id", endpoints::update);
            routes.delete(base + "/:user_id", endpoints::remove);
        }
    }

    private Row source(Call call) {
        return kind == Kind.PROJECT ? call.project() : call.group();
    }

    private Row source(Call call, int minAccess) {
        return kind == Kind.PROJECT ? call.project(minAccess) : call.group(minAccess);
    }

    private Answer list(Call call, boolean inherited) {
        Row source = source(call);
        String word = call.text("query").orElse("").toLowerCase(Locale.ROOT);
        List<String> ids = call.list("user_ids");
        List<Held> found = new ArrayList<>();
        for (Held held : inherited ? effective(source) : direct(source)) {
            Row user = user(held.member());
            boolean named = user != null
                    && (word.isEmpty() || user.text("name").toLowerCase(Locale.ROOT).contains(word) || user.text("username").contains(word))
                    && (ids.isEmpty() || ids.contains(Long.toString(user.id())));
            if (named) {
                found.add(held);
            }
        }
        return call.page(found, held -> present(call, held));
    }

    private List<Held> direct(Row source) {
        return members.of(kind.sourceType, source.id()).stream().map(Held::direct).toList();
    }

    private List<Held> effective(Row source) {
        EffectiveMembers all = new EffectiveMembers(instance);
        return kind == Kind.PROJECT ? all.ofProject(source) : all.ofGroup(source);
    }

    private Answer show(Call call, boolean inherited) {
        Row source = source(call);
        long userId = userId(call);
        Held held = (inherited ? effective(source) : direct(source)).stream()
                .filter(each -> Long.valueOf(userId).equals(each.member().numberOrNull("user_id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Member"));
        return call.json(200, present(call, held));
    }

    private Answer add(Call call) {
        Row source = source(call, kind == Kind.PROJECT ? Levels.MAINTAINER : Levels.OWNER);
        long level = level(call, source);
        List<String> ids = call.list("user_id");
        if (ids.isEmpty()) {
            String username = call.text("username").orElseThrow(() -> ApiError.parameter("user_id, username are missing, at least one parameter must be provided"));
            ids = List.of(Long.toString(directory.user(username).orElseThrow(() -> ApiError.notFound("User")).id()));
        }
        List<Row> added = new ArrayList<>();
        for (String id : ids) {
            added.add(addOne(call, source, id, level));
        }
        return ids.size() == 1 ? call.json(201, present(call, added.getFirst())) : call.json(201, Map.of("status", "success"));
    }

    private Row addOne(Call call, Row source, String id, long level) {
        Row user = db.table("users").byId(Long.parseLong(id)).orElseThrow(() -> ApiError.notFound("User"));
        synchronized (db.table("members")) {
            if (members.find(kind.sourceType, source.id(), user.id()).isPresent()) {
                throw new ApiError(409, Map.of("message", "Member already exists"));
            }
            refuseBelowInherited(source, user, level);
            Row member = members.insert(kind.sourceType, source.id(), user.id(), level, call.user());
            call.text("expires_at").filter(date -> !date.isEmpty()).ifPresent(date -> member.set("expires_at", date));
            return member;
        }
    }

    private long level(Call call, Row source) {
        long level = call.number("access_level").orElseThrow(() -> ApiError.parameter("access_level is missing"));
        if (!LEVELS.contains(level)) {
            throw ApiError.invalid("access_level", "is not included in the list");
        }
        boolean tooHigh = kind == Kind.PROJECT
                && level == Levels.OWNER
                && new io.drover.simulator.access.Access(instance).inProject(call.user(), source) < Levels.OWNER;
        if (tooHigh) {
            throw ApiError.forbidden();
        }
        return level;
    }

    /** A direct membership cannot be lower than one inherited from a group above. */
    private void refuseBelowInherited(Row source, Row user, long level) {
        Row above = kind == Kind.PROJECT ? directory.namespaceOf(source) : directory.parent(source);
        for (Row group = above; group != null && group.text("type").equals("Group"); group = directory.parent(group)) {
            String fullName = new NamespacePresenter(instance).fullName(group);
            members.find("Namespace", group.id(), user.id()).filter(member -> member.number("access_level") > level).ifPresent(member -> {
                throw ApiError.invalid(
                        "access_level",
                        "should be greater than or equal to " + levelName(member.number("access_level")) + " inherited membership from group " + fullName);
            });
        }
    }

    static String levelName(long level) {
        return switch ((int) level) {
            case 5 -> "Minimal Access";
            case 10 -> "Guest";
            case 15 -> "Planner";
            case 20 -> "Reporter";
            case 30 -> "Developer";
            case 40 -> "Maintainer";
            default -> "Owner";
        };
    }

    private Answer update(Call call) {
        Row source = source(call, kind == Kind.PROJECT ? Levels.MAINTAINER : Levels.OWNER);
        long userId = userId(call);
        Row member = members.find(kind.sourceType, source.id(), userId).orElseThrow(() -> ApiError.notFound("Member"));
        long level = level(call, source);
        db.table("users").byId(userId).ifPresent(user -> refuseBelowInherited(source, user, level));
        member.set("access_level", level);
        if (call.params().containsKey("expires_at")) {
            member.set("expires_at", call.text("expires_at").filter(date -> !date.isEmpty()).orElse(null));
        }
        return call.json(200, present(call, member));
    }

    private Answer remove(Call call) {
        Row source = source(call, Levels.GUEST);
        long userId = userId(call);
        boolean self = call.requireUser().id() == userId;
        if (!self) {
            source(call, kind == Kind.PROJECT ? Levels.MAINTAINER : Levels.OWNER);
        }
        Row member = members.find(kind.sourceType, source.id(), userId).orElseThrow(() -> ApiError.notFound("Member"));
        db.table("members").delete(member);
        return call.empty(204);
    }

    private static long userId(Call call) {
        try {
            return Long.parseLong(call.path("user_id"));
        } catch (NumberFormatException e) {
            throw ApiError.parameter("user_id is invalid");
        }
    }

    private @Nullable Row user(Row member) {
        Long id = member.numberOrNull("user_id");
        return id == null ? null : db.table("users").byId(id).orElse(null);
    }

    private Map<String, @Nullable Object> present(Call call, Row member) {
        return present(call, Held.direct(member));
    }

    private Map<String, @Nullable Object> present(Call call, Held held) {
        Row member = held.member();
        UserPresenter people = new UserPresenter(instance);
        Row user = user(member);
        Map<String, @Nullable Object> json = user == null ? new LinkedHashMap<>() : people.brief(user);
        json.put("access_level", held.level());
        json.put("created_at", member.get("created_at"));
        json.put("created_by", people.brief(member.numberOrNull("created_by_id")));
        json.put("expires_at", member.get("expires_at"));
        if (user != null && io.drover.simulator.access.Access.admin(call.user())) {
            json.put("email", user.text("email"));
            json.put("is_using_seat", true);
        }
        json.put("membership_state", "active");
        json.put("member_role", null);
        return json;
    }
}
