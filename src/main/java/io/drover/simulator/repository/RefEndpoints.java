package io.drover.simulator.repository;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.ProjectPresenter;
import io.drover.simulator.repository.Commits.Commit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Branches and tags (doc/api/branches.md, doc/api/tags.md). */
public final class RefEndpoints {
    private static final String NO_COMMIT = "0".repeat(40);

    private final Instance instance;
    private final PushRules rules;

    private RefEndpoints(Instance instance) {
        this.instance = instance;
        this.rules = new PushRules(instance);
    }

    public static void register(Routes routes, Instance instance) {
        RefEndpoints endpoints = new RefEndpoints(instance);
        String base = "/projects/:id/repository";
        routes.get(base + "/branches", endpoints::branches);
        routes.post(base + "/branches", endpoints::createBranch);
        routes.get(base + "/branches/:branch", endpoints::branch);
        routes.delete(base + "/branches/:branch", endpoints::deleteBranch);
        routes.get(base + "/tags", endpoints::tags);
        routes.post(base + "/tags", endpoints::createTag);
        routes.get(base + "/tags/:tag_name", endpoints::tag);
        routes.delete(base + "/tags/:tag_name", endpoints::deleteTag);
    }

    /** A branch or tag: {@code target} is the tag object's id for annotated tags. */
    private record Ref(String name, String target, String commit, String taggerDate, String message) {}

    private List<Ref> refs(Row project, String prefix) {
        if (!instance.hasRepository(project)) {
            return List.of();
        }
        String format = "--format=%(refname)%00%(objectname)%00%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)%00"
                + "%(taggerdate:iso-strict)%00%(if)%(*objectname)%(then)%(contents)%(end)%00%1e";
        Git.Result result = new Git(instance.repository(project)).run("for-each-ref", format, prefix);
        List<Ref> refs = new ArrayList<>();
        for (String record : result.text().split("\u0000\u001e\n?")) {
            String[] f = record.split("\u0000", -1);
            if (f.length >= 5) {
                refs.add(new Ref(f[0].substring(prefix.length()), f[1], f[2], f[3], f[4].stripTrailing()));
            }
        }
        return refs;
    }

    private Answer branches(Call call) {
        Row project = readable(call);
        return page(call, project, refs(project, "refs/heads/"), this::presentBranch);
    }

    private Answer tags(Call call) {
        Row project = readable(call);
        List<Ref> found = new ArrayList<>(refs(project, "refs/tags/"));
        boolean byName = call.choice("order_by", "name", "updated", "version").orElse("updated").equals("name");
        if (call.choice("sort", "asc", "desc").orElse("desc").equals("desc") || !byName) {
            found = found.reversed();
        }
        return page(call, project, found, this::presentTag);
    }

    /** How one ref is shown. */
    private interface Presentation {
        Map<String, @Nullable Object> present(Row project, Ref ref, Commits commits, @Nullable Commit commit);
    }

    private Answer page(Call call, Row project, List<Ref> all, Presentation presentation) {
        Predicate<Ref> wanted = filter(call);
        List<Ref> found = all.stream().filter(wanted).toList();
        Commits commits = new Commits(instance, project);
        Map<String, Commit> byId = commits.byId(found.stream().map(Ref::commit).distinct().toList());
        return call.page(found, ref -> presentation.present(project, ref, commits, byId.get(ref.commit())));
    }

    /** {@code search} knows {@code ^beginning} and {@code end$}; {@code regex} is one. */
    private static Predicate<Ref> filter(Call call) {
        Optional<String> regex = call.text("regex");
        if (regex.isPresent()) {
            try {
                return ref -> Pattern.compile(regex.get()).matcher(ref.name()).find();
            } catch (PatternSyntaxException e) {
                throw ApiError.parameter("regex is an invalid regular expression");
            }
        }
        String word = call.text("search").orElse("");
        if (word.startsWith("^")) {
            return ref -> ref.name().startsWith(word.substring(1));
        }
        return word.endsWith("$") ? ref -> ref.name().endsWith(word.substring(0, word.length() - 1)) : ref -> ref.name().contains(word);
    }

    private Map<String, @Nullable Object> presentBranch(Row project, Ref ref, Commits commits, @Nullable Commit commit) {
        boolean isProtected = rules.isProtected(project, "protected_branches", ref.name());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", ref.name());
        json.put("commit", commit == null ? null : commits.present(commit));
        json.put("merged", false);
        json.put("protected", isProtected);
        json.put("developers_can_push", false);
        json.put("developers_can_merge", false);
        json.put("can_push", true);
        json.put("default", ref.name().equals(project.textOrNull("default_branch")));
        json.put("web_url", new ProjectPresenter(instance).webUrl(project) + "/-/tree/" + ref.name());
        return json;
    }

    private Map<String, @Nullable Object> presentTag(Row project, Ref ref, Commits commits, @Nullable Commit commit) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", ref.name());
        json.put("message", ref.message());
        json.put("target", ref.target());
        json.put("commit", commit == null ? null : commits.present(commit));
        json.put("release", release(project, ref.name()));
        json.put("protected", rules.isProtected(project, "protected_tags", ref.name()));
        json.put("created_at", ref.taggerDate().isEmpty() ? null : ref.taggerDate());
        return json;
    }

    private @Nullable Map<String, @Nullable Object> release(Row project, String tag) {
        return instance.db().table("releases").where("project_id", project.id()).stream()
                .filter(row -> tag.equals(row.get("tag")))
                .findFirst()
                .map(row -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put("tag_name", tag);
                    json.put("description", row.get("description"));
                    return json;
                })
                .orElse(null);
    }

    private Answer branch(Call call) {
        Row project = readable(call);
        return call.json(200, one(project, "refs/heads/", call.path("branch"), "Branch", this::presentBranch));
    }

    private Answer tag(Call call) {
        Row project = readable(call);
        return call.json(200, one(project, "refs/tags/", call.path("tag_name"), "Tag", this::presentTag));
    }

    private Map<String, @Nullable Object> one(Row project, String prefix, String name, String what, Presentation presentation) {
        Ref ref = refs(project, prefix).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound(what));
        Commits commits = new Commits(instance, project);
        return presentation.present(project, ref, commits, commits.find(ref.commit()).orElse(null));
    }

    private Answer createBranch(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.requireText("branch");
        String from = call.requireText("ref");
        Git git = new Git(instance.repository(project));
        if (!git.run("check-ref-format", "--branch", name).ok()) {
            throw new ApiError(400, Map.of("message", "Branch name is invalid"));
        }
        if (git.run("show-ref", "--verify", "--quiet", "refs/heads/" + name).ok()) {
            throw new ApiError(400, Map.of("message", "Branch already exists"));
        }
        Commit commit = new Commits(instance, project).find(from).orElseThrow(() -> new ApiError(400, Map.of("message", "Invalid reference name: " + from)));
        refuse(call, project, new RefUpdate(NO_COMMIT, commit.id(), "refs/heads/" + name));
        git.require("update-ref", "refs/heads/" + name, commit.id());
        new DefaultBranch(instance).discover(project);
        return call.json(201, one(project, "refs/heads/", name, "Branch", this::presentBranch));
    }

    private Answer deleteBranch(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.path("branch");
        one(project, "refs/heads/", name, "Branch", this::presentBranch);
        if (name.equals(project.textOrNull("default_branch"))) {
            throw new ApiError(400, Map.of("message", "Cannot remove HEAD branch"));
        }
        if (rules.isProtected(project, "protected_branches", name)) {
            throw new ApiError(403, Map.of("message", "Protected branch cant be removed"));
        }
        new Git(instance.repository(project)).require("update-ref", "-d", "refs/heads/" + name);
        return call.empty(204);
    }

    private Answer createTag(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.requireText("tag_name");
        String from = call.requireText("ref");
        Git git = new Git(instance.repository(project));
        if (git.run("show-ref", "--verify", "--quiet", "refs/tags/" + name).ok()) {
            throw new ApiError(400, Map.of("message", "Tag " + name + " already exists"));
        }
        Commit commit = new Commits(instance, project).find(from).orElseThrow(() -> new ApiError(400, Map.of("message", "Target " + from + " is invalid")));
        refuse(call, project, new RefUpdate(NO_COMMIT, commit.id(), "refs/tags/" + name));
        Optional<String> message = call.text("message").filter(text -> !text.isEmpty());
        if (message.isPresent()) {
            git.run(java.io.InputStream.nullInputStream(), Identity.of(call.requireUser(), instance.time().now()), "tag", "-a", "-m", message.get(), name, commit.id());
        } else {
            git.require("update-ref", "refs/tags/" + name, commit.id());
        }
        return call.json(201, one(project, "refs/tags/", name, "Tag", this::presentTag));
    }

    private Answer deleteTag(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.path("tag_name");
        one(project, "refs/tags/", name, "Tag", this::presentTag);
        if (rules.isProtected(project, "protected_tags", name)) {
            throw new ApiError(403, Map.of("message", "Protected tags cannot be deleted"));
        }
        new Git(instance.repository(project)).require("update-ref", "-d", "refs/tags/" + name);
        return call.empty(204);
    }

    private void refuse(Call call, Row project, RefUpdate update) {
        GitTarget target = new GitTarget(project, GitTarget.Kind.CODE, instance.repository(project));
        rules.refusal(call.user(), target, List.of(update)).ifPresent(why -> {
            throw new ApiError(400, Map.of("message", why));
        });
    }

    static Row readable(Call call) {
        Row project = call.project();
        if (project.number("repository_access_level") == 0) {
            throw ApiError.forbidden();
        }
        return project;
    }
}
