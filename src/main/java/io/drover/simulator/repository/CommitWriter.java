package io.drover.simulator.repository;

import io.drover.simulator.ApiError;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.namespaces.Projects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a commit out of file actions, as the commits and files API do. */
final class CommitWriter {
    private static final String NO_BLOB = "0".repeat(40);

    private final Instance instance;
    private final Row project;
    private final Git git;

    CommitWriter(Instance instance, Row project) {
        this.instance = instance;
        this.project = project;
        this.git = new Git(instance.repository(project));
    }

    /** One change of one file. {@code kind} is create, update, delete, move or chmod. */
    record Action(String kind, String path, @Nullable String previousPath, byte @Nullable [] content, boolean executable) {}

    /**
     * What to commit.
     *
     * @param start branch or commit to begin from; empty for the branch itself
     */
    record Order(String branch, String start, String message, String authorName, String authorEmail, Row committer, List<Action> actions) {}

    /** @return the id of the new commit @throws ApiError 400 when an action does not fit what is there */
    String write(Order order) {
        String ref = "refs/heads/" + order.branch();
        boolean exists = git.run("show-ref", "--verify", "--quiet", ref).ok();
        boolean empty = git.run("for-each-ref", "--count=1", "refs/heads").text().isEmpty();
        String base = exists ? ref : order.start();
        if (!exists && order.start().isEmpty() && !empty) {
            throw bad("You can only create or edit files when you are on a branch");
        }
        Optional<String> parent = empty ? Optional.empty() : Optional.of(resolve(base));
        RefUpdate update = new RefUpdate(exists ? parent.orElse("0") : "0", "1", ref);
        new PushRules(instance).refusal(order.committer(), new GitTarget(project, GitTarget.Kind.CODE, instance.repository(project)), List.of(update)).ifPresent(why -> {
            throw bad(why);
        });
        String commit = commit(order, parent);
        git.require("update-ref", ref, commit);
        new DefaultBranch(instance).discover(project);
        new Projects(instance).touch(project);
        return commit;
    }

    private String commit(Order order, Optional<String> parent) {
        Path index;
        try {
            index = Files.createTempFile(instance.temporary(), "index", "");
            Files.delete(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new LinkedHashMap<>(Map.of("GIT_INDEX_FILE", index.toString()));
        try {
            parent.ifPresent(id -> run(environment, "read-tree", id));
            order.actions().forEach(action -> apply(environment, action));
            String tree = run(environment, "write-tree");
            environment.putAll(Identity.of(order.authorName(), order.authorEmail(), order.committer(), instance.time().now()));
            InputStream message = new ByteArrayInputStream(order.message().getBytes(StandardCharsets.UTF_8));
            String[] command = parent.map(id -> new String[] {"commit-tree", tree, "-p", id}).orElseGet(() -> new String[] {"commit-tree", tree});
            return git.run(message, environment, command).text();
        } finally {
            index.toFile().delete();
        }
    }

    private void apply(Map<String, String> environment, Action action) {
        boolean there = !run(environment, "ls-files", "--", action.path()).isEmpty();
        switch (action.kind()) {
            case "create" -> {
                if (there) {
                    throw bad("A file with this name already exists");
                }
                put(environment, action.path(), content(action), mode(action));
            }
            case "update" -> {
                if (!there) {
                    throw bad("A file with this name doesn't exist");
                }
                put(environment, action.path(), content(action), mode(action));
            }
            case "delete" -> {
                if (!there) {
                    throw bad("A file with this name doesn't exist");
                }
                entry(environment, "0", NO_BLOB, action.path());
            }
            case "move" -> move(environment, action);
            case "chmod" -> entry(environment, mode(action), blob(environment, action.path()), action.path());
            default -> throw ApiError.parameter("actions[0][action] does not have a valid value");
        }
    }

    private void move(Map<String, String> environment, Action action) {
        String from = action.previousPath() == null ? "" : action.previousPath();
        String blob = blob(environment, from);
        entry(environment, "0", NO_BLOB, from);
        if (action.content() == null) {
            entry(environment, mode(action), blob, action.path());
        } else {
            put(environment, action.path(), content(action), mode(action));
        }
    }

    private void put(Map<String, String> environment, String path, byte[] content, String mode) {
        String blob = git.run(new ByteArrayInputStream(content), Map.of(), "hash-object", "-w", "--stdin").text();
        entry(environment, mode, blob, path);
    }

    private String blob(Map<String, String> environment, String path) {
        String entry = path.isEmpty() ? "" : run(environment, "ls-files", "--stage", "--", path);
        if (entry.isEmpty()) {
            throw bad("A file with this name doesn't exist");
        }
        return entry.split("\\s")[1];
    }

    /** Sets or, with mode 0, removes an entry of the index; the other ways of doing so want a work tree. */
    private void entry(Map<String, String> environment, String mode, String blob, String path) {
        byte[] line = (mode + " " + blob + "\t" + path + "\0").getBytes(StandardCharsets.UTF_8);
        Git.Result result = git.run(new ByteArrayInputStream(line), environment, "update-index", "-z", "--index-info");
        if (!result.ok()) {
            throw bad(result.error().strip());
        }
    }

    private static byte[] content(Action action) {
        byte[] content = action.content();
        return content == null ? new byte[0] : content;
    }

    private static String mode(Action action) {
        return action.executable() ? "100755" : "100644";
    }

    private String resolve(String revision) {
        Git.Result found = git.run("rev-parse", "--verify", "--quiet", revision + "^{commit}");
        if (!found.ok()) {
            throw bad("Invalid reference name: " + revision);
        }
        return found.text();
    }

    private String run(Map<String, String> environment, String... arguments) {
        Git.Result result = git.run(InputStream.nullInputStream(), environment, arguments);
        if (!result.ok()) {
            throw bad(result.error().strip());
        }
        return result.text();
    }

    private static ApiError bad(String message) {
        return new ApiError(400, Map.of("message", message));
    }
}
