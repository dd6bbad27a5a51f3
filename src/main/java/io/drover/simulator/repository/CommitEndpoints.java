package io.drover.simulator.repository;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Levels;
import io.drover.simulator.repository.CommitWriter.Action;
import io.drover.simulator.repository.Commits.Commit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commits and comparisons (doc/api/commits.md, doc/api/repositories.md). */
public final class CommitEndpoints {
    private static final int MOST_COMMITS = 20_000;

    private final Instance instance;

    private CommitEndpoints(Instance instance) {
        this.instance = instance;
    }

    public static void register(Routes routes, Instance instance) {
        CommitEndpoints endpoints = new CommitEndpoints(instance);
        String base = "/projects/:id/repository";
        routes.get(base + "/commits", endpoints::list);
        routes.post(base + "/commits", endpoints::create);
        routes.get(base + "/commits/:sha", endpoints::show);
        routes.get(base + "/commits/:sha/diff", endpoints::diff);
        routes.get(base + "/commits/:sha/refs", endpoints::refs);
        routes.get(base + "/compare", endpoints::compare);
        routes.get(base + "/merge_base", endpoints::mergeBase);
        routes.get(base + "/contributors", endpoints::contributors);
    }

    private Answer list(Call call) {
        Row project = RefEndpoints.readable(call);
        List<String> arguments = new ArrayList<>(List.of("--max-count=" + MOST_COMMITS));
        call.text("since").ifPresent(time -> arguments.add("--since=" + time));
        call.text("until").ifPresent(time -> arguments.add("--until=" + time));
        call.text("author").ifPresent(name -> arguments.add("--author=" + name));
        if (call.flag("first_parent").orElse(false)) {
            arguments.add("--first-parent");
        }
        if (call.flag("all").orElse(false)) {
            arguments.add("--all");
        } else {
            String ref = call.text("ref_name").orElse(project.textOrNull("default_branch"));
            if (ref == null) {
                return call.page(List.<Commit>of(), commit -> commit);
            }
            refuseOption(ref);
            arguments.add(ref);
        }
        arguments.add("--");
        call.text("path").ifPresent(arguments::add);
        Commits commits = new Commits(instance, project);
        boolean stats = call.flag("with_stats").orElse(false);
        return call.page(commits.log(arguments), commit -> stats ? commits.detailed(commit, project) : commits.present(commit));
    }

    static void refuseOption(String revision) {
        if (revision.startsWith("-")) {
            throw ApiError.notFound("Reference");
        }
    }

    private Answer show(Call call) {
        Row project = RefEndpoints.readable(call);
        Commits commits = new Commits(instance, project);
        return call.json(200, commits.detailed(find(call, commits), project));
    }

    private static Commit find(Call call, Commits commits) {
        return commits.find(call.path("sha")).orElseThrow(() -> ApiError.notFound("Commit"));
    }

    private Answer diff(Call call) {
        Row project = RefEndpoints.readable(call);
        Commit commit = find(call, new Commits(instance, project));
        Git git = new Git(instance.repository(project));
        String parent = commit.parents().isEmpty() ? Diffs.EMPTY_TREE : commit.parents().getFirst();
        return call.page(Diffs.between(git, parent, commit.id()), each -> each);
    }

    private Answer refs(Call call) {
        Row project = RefEndpoints.readable(call);
        Commit commit = find(call, new Commits(instance, project));
        String type = call.choice("type", "branch", "tag", "all").orElse("all");
        Git git = new Git(instance.repository(project));
        List<Map<String, String>> found = new ArrayList<>();
        for (String kind : List.of("branch", "tag")) {
            if (type.equals("all") || type.equals(kind)) {
                String prefix = kind.equals("branch") ? "refs/heads/" : "refs/tags/";
                git.run("for-each-ref", "--contains=" + commit.id(), "--format=%(refname)", prefix)
                        .lines()
                        .forEach(ref -> found.add(Map.of("type", kind, "name", ref.substring(prefix.length()))));
            }
        }
        return call.page(found, each -> each);
    }

    private Answer compare(Call call) {
        Row project = RefEndpoints.readable(call);
        Commits commits = new Commits(instance, project);
        Git git = new Git(instance.repository(project));
        Commit from = commits.find(call.requireText("from")).orElseThrow(() -> ApiError.notFound("Ref"));
        Commit to = commits.find(call.requireText("to")).orElseThrow(() -> ApiError.notFound("Ref"));
        boolean straight = call.flag("straight").orElse(false);
        String base = straight ? from.id() : git.run("merge-base", from.id(), to.id()).text();
        List<Commit> between = commits.log(List.of("--reverse", "--max-count=" + MOST_COMMITS, from.id() + ".." + to.id(), "--"));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("commit", between.isEmpty() ? null : commits.present(between.getLast()));
        json.put("commits", between.stream().map(commits::present).toList());
        json.put("diffs", Diffs.between(git, base.isEmpty() ? Diffs.EMPTY_TREE : base, to.id()));
        json.put("compare_timeout", false);
        json.put("compare_same_ref", from.id().equals(to.id()));
        json.put("web_url", instance.url() + "/" + project.text("full_path") + "/-/compare/" + from.id() + "..." + to.id());
        return call.json(200, json);
    }

    private Answer mergeBase(Call call) {
        Row project = RefEndpoints.readable(call);
        Commits commits = new Commits(instance, project);
        List<String> ids = call.list("refs").stream()
                .map(ref -> commits.find(ref).orElseThrow(() -> ApiError.notFound("Ref")).id())
                .toList();
        if (ids.size() < 2) {
            throw ApiError.parameter("refs is missing");
        }
        String base = new Git(instance.repository(project)).run("merge-base", ids.get(0), ids.get(1)).text();
        return call.json(200, commits.find(base).map(commits::present).orElseThrow(() -> ApiError.notFound("Merge Base")));
    }

    private Answer contributors(Call call) {
        Row project = RefEndpoints.readable(call);
        Map<String, Map<String, Object>> people = new LinkedHashMap<>();
        String branch = project.textOrNull("default_branch");
        for (Commit commit : branch == null ? List.<Commit>of() : new Commits(instance, project).log(List.of(branch, "--"))) {
            Map<String, Object> person = people.computeIfAbsent(
                    commit.authorEmail(),
                    email -> new LinkedHashMap<>(Map.of("name", commit.authorName(), "email", email, "commits", 0, "additions", 0, "deletions", 0)));
            person.merge("commits", 1, (a, b) -> (Integer) a + (Integer) b);
        }
        return call.page(new ArrayList<>(people.values()), each -> each);
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        Row user = call.requireUser();
        List<Action> actions = new ArrayList<>();
        if (call.params().get("actions") instanceof List<?> list) {
            for (Object each : list) {
                actions.add(action((Map<?, ?>) each));
            }
        }
        if (actions.isEmpty()) {
            throw ApiError.parameter("actions is missing");
        }
        String id = new CommitWriter(instance, project).write(new CommitWriter.Order(
                call.requireText("branch"),
                call.text("start_sha").or(() -> call.text("start_branch")).orElse(""),
                call.requireText("commit_message"),
                call.text("author_name").orElse(user.text("name")),
                call.text("author_email").orElse(user.text("email")),
                user,
                actions));
        Commits commits = new Commits(instance, project);
        return call.json(201, commits.detailed(commits.find(id).orElseThrow(), project));
    }

    private static Action action(Map<?, ?> json) {
        Object kind = json.get("action");
        if (kind == null || !Set.of("create", "delete", "move", "update", "chmod").contains(kind)) {
            throw ApiError.parameter("actions[0][action] does not have a valid value");
        }
        Object path = json.get("file_path");
        if (path == null) {
            throw ApiError.parameter("actions[0][file_path] is missing");
        }
        Object previous = json.get("previous_path");
        return new Action(
                kind.toString(),
                path.toString(),
                previous == null ? null : previous.toString(),
                content(json.get("content"), json.get("encoding")),
                String.valueOf(json.get("execute_filemode")).equals("true"));
    }

    static byte @Nullable [] content(@Nullable Object content, @Nullable Object encoding) {
        if (content == null) {
            return null;
        }
        return "base64".equals(encoding) ? Base64.getMimeDecoder().decode(content.toString()) : content.toString().getBytes(StandardCharsets.UTF_8);
    }
}
