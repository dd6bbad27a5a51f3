package io.drover.connector.gitlab;

import io.drover.connector.Repositories;
import io.drover.connector.gitlab.GitPatience.Service;
import io.drover.git.Git;
import io.drover.git.GitProblem;
import io.drover.git.Remote;
import io.drover.http.Body;
import io.drover.http.HttpProblem;
import io.drover.http.Response;
import io.drover.model.Owner;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Repositories over HTTP with the git program, and the LFS batch API (git-lfs, docs/api/batch.md). */
final class GitLabRepositories implements Repositories {
    /** GitLab takes any user name with a token as password (doc/user/profile/personal_access_tokens.md, "Clone repository"). */
    private static final String USER = "oauth2";

    private static final int LFS_BATCH = 100;

    private final Session session;
    private final Git git = Git.onPath();
    private final GitPatience patience;

    GitLabRepositories(Session session) {
        this.session = session;
        this.patience = new GitPatience(session.api(), basic());
    }

    @Override
    public SortedMap<String, String> refs(Owner project, Kind kind) {
        Remote remote = remote(project, kind);
        try {
            return patience.with(remote, Service.FETCH, () -> git.lsRemote(remote));
        } catch (ProblemException e) {
            if (e.is(GitProblem.GIT_REMOTE_REFUSED) && nothingThere(project, kind, remote)) {
                return new TreeMap<>();
            }
            throw e;
        }
    }

    @Override
    public void mirror(Owner project, Kind kind, Path into) {
        Remote remote = remote(project, kind);
        patience.with(remote, Service.FETCH, () -> git.mirror(remote, into));
    }

    @Override
    public void push(Owner project, Kind kind, Path from) {
        Remote remote = remote(project, kind);
        if (!(kind instanceof Kind.ProjectRepository)) {
            patience.with(remote, Service.PUSH, () -> git.push(remote, from, List.of()));
            return;
        }
        try {
            // a migrated commit is no reason to run its pipeline again (doc/topics/git/commit.md, "Push options")
            patience.with(remote, Service.PUSH, () -> git.push(remote, from, List.of("ci.skip")));
        } catch (ProblemException e) {
            if (!e.is(GitProblem.GIT_REMOTE_REFUSED)) {
                throw e;
            }
            // a server without push options refuses the whole push
            git.push(remote, from, List.of());
        }
    }

    private boolean nothingThere(Owner project, Kind kind, Remote remote) {
        int status = patience.status(remote, Service.FETCH);
        if (status == 403 && kind instanceof Kind.Wiki) {
            JsonNode owner = session.api().get(Route.of("/projects/:id", project.id()));
            return Json.text(owner, "wiki_access_level", "").equals("disabled");
        }
        return status == 404;
    }

    @Override
    public List<String> missingLfsObjects(Owner project, List<LfsObject> objects) {
        List<String> missing = new ArrayList<>();
        each(project, objects, object -> {
            if (!there(object)) {
                missing.add(Json.text(object, "oid", ""));
            }
        });
        return missing;
    }

    @Override
    public Map<String, String> lfsDigests(Owner project, List<LfsObject> objects) {
        Map<String, String> digests = new HashMap<>();
        each(project, objects, object -> {
            if (there(object)) {
                download(object.path("actions").path("download")).ifPresent(digest -> digests.put(Json.text(object, "oid", ""), digest));
            }
        });
        return digests;
    }

    /** An object that is there has no {@code error} and a download action. */
    private static boolean there(JsonNode object) {
        return !object.has("error") && object.path("actions").has("download");
    }

    private Optional<String> download(JsonNode action) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "*/*"));
        action.path("header").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asString("")));
        Route route = Route.of("/git/gitlab-lfs/objects");
        try (Response response = session.api().openAt(route, URI.create(Json.text(action, "href", "")), headers)) {
            if (response.status() == 404) {
                return Optional.empty();
            }
            if (response.status() != 200) {
                throw session.api().refused(new Answer("GET", route, response.status(), response.headers(), MissingNode.getInstance()));
            }
            return Optional.of(Keys.sha256(response.body()));
        } catch (IOException e) {
            throw HttpProblem.reading(e, "GET " + route.path());
        }
    }

    private void each(Owner project, List<LfsObject> objects, Consumer<JsonNode> sink) {
        for (int from = 0; from < objects.size(); from += LFS_BATCH) {
            batch(project, objects.subList(from, Math.min(objects.size(), from + LFS_BATCH))).forEach(sink);
        }
    }

    private JsonNode batch(Owner project, List<LfsObject> objects) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("operation", "download");
        body.putArray("transfers").add("basic");
        ArrayNode list = body.putArray("objects");
        objects.forEach(object -> list.addObject().put("oid", object.oid()).put("size", object.size()));
        Route route = Route.of("/git/info/lfs/objects/batch");
        String path = "/" + project.fullPath() + ".git/info/lfs/objects/batch";
        Map<String, String> headers = Map.of(
                "Authorization", basic(), "Accept", "application/vnd.git-lfs+json", "Content-Type", "application/vnd.git-lfs+json");
        return session.api().postAt(route, path, headers, new Body.Json(GitLabApi.JSON.writeValueAsBytes(body))).path("objects");
    }

    private String basic() {
        String credentials = USER + ":" + session.api().token().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private Remote remote(Owner project, Kind kind) {
        String path = switch (kind) {
            case Kind.ProjectRepository p -> project.fullPath() + ".git";
            case Kind.Wiki w -> project.fullPath() + ".wiki.git";
            case Kind.Snippet snippet -> project.fullPath() + "/snippets/" + snippet.id() + ".git";
        };
        return new Remote(URI.create(session.api().url() + "/" + path), USER, session.api().token(), session.config().caBundle());
    }
}
