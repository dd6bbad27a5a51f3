package io.drover.connector.gitlab;

import io.drover.connector.Repositories;
import io.drover.connector.gitlab.GitPatience.Service;
import io.drover.git.Git;
import io.drover.git.GitProblem;
import io.drover.git.Remote;
import io.drover.model.Owner;
import io.drover.problem.ProblemException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Repositories over HTTP with the git program, and LFS objects. */
final class GitLabRepositories implements Repositories {
    /** GitLab takes any user name with a token as password (doc/user/profile/personal_access_tokens.md, "Clone repository"). */
    private static final String USER = "oauth2";

    private final Session session;
    private final Git git = Git.onPath();
    private final GitPatience patience;
    private final LfsStore lfs;
    private final Wikis wikis;

    GitLabRepositories(Session session) {
        this.session = session;
        this.patience = new GitPatience(session.api(), basic());
        this.lfs = new LfsStore(session.api(), basic());
        this.wikis = new Wikis(session.api());
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
        if (kind instanceof Kind.ProjectRepository) {
            withoutPipelines(remote, options -> git.push(remote, from, options));
        } else {
            patience.with(remote, Service.PUSH, () -> git.push(remote, from, List.of()));
        }
    }

    @Override
    public void pushBranch(Owner project, Path from, String branch) {
        Remote remote = remote(project, new Kind.ProjectRepository());
        withoutPipelines(remote, options -> git.pushBranch(remote, from, options, branch));
    }

    /** A migrated commit is no reason to run its pipeline again (doc/topics/git/commit.md, "Push options"). */
    private void withoutPipelines(Remote remote, Consumer<List<String>> push) {
        try {
            patience.with(remote, Service.PUSH, () -> push.accept(List.of("ci.skip")));
        } catch (ProblemException e) {
            if (!e.is(GitProblem.GIT_REMOTE_REFUSED)) {
                throw e;
            }
            // a server without push options refuses the whole push
            push.accept(List.of());
        }
    }

    private boolean nothingThere(Owner project, Kind kind, Remote remote) {
        int status = patience.status(remote, Service.FETCH);
        return status == 404 || status == 403 && !offers(project, kind);
    }

    @Override
    public boolean offers(Owner owner, Kind kind) {
        return !(kind instanceof Kind.Wiki) || wikis.offered(owner);
    }

    @Override
    public void emptyWiki(Owner owner) {
        wikis.empty(owner);
    }

    @Override
    public List<String> missingLfsObjects(Owner project, List<LfsObject> objects) {
        return lfs.missing(project, objects);
    }

    @Override
    public Map<String, String> lfsDigests(Owner project, List<LfsObject> objects) {
        return lfs.digests(project, objects);
    }

    @Override
    public List<String> fetchLfs(Owner project, List<LfsObject> objects, Path folder) {
        return lfs.fetch(project, objects, folder);
    }

    @Override
    public void pushLfs(Owner project, List<LfsObject> objects, Path folder) {
        lfs.push(project, objects, folder);
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
