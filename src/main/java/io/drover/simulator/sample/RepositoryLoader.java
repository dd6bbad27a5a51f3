package io.drover.simulator.sample;

import io.drover.simulator.Row;
import io.drover.simulator.repository.Git;
import io.drover.simulator.repository.LfsObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code repository}, {@code wiki} and snippet files: real Git history, with LFS objects behind real pointers. */
final class RepositoryLoader {
    private final Loading loading;

    RepositoryLoader(Loading loading) {
        this.loading = loading;
    }

    /** Writes the history and gives each commit's id by its name in the file. */
    Map<String, String> load(JsonNode record, Path repository, Row project) {
        String branch = record.path("default_branch").asString("main");
        Git.initialise(repository, branch);
        FastImport history = new FastImport();
        Map<String, String> tips = new HashMap<>();
        for (JsonNode commit : record.path("commits")) {
            commit(history, commit, tips, branch, project);
        }
        for (JsonNode tag : record.path("tags")) {
            tag(history, tag);
        }
        Map<String, String> shas = history.run(repository, loading.instance().temporary());
        for (JsonNode deleted : record.path("deleted_branches")) {
            new Git(repository).require("update-ref", "-d", "refs/heads/" + deleted.asString());
        }
        new Git(repository).require("symbolic-ref", "HEAD", "refs/heads/" + branch);
        return shas;
    }

    private void commit(FastImport history, JsonNode commit, Map<String, String> tips, String defaultBranch, Row project) {
        String name = commit.path("id").asString();
        String branch = commit.path("branch").asString(defaultBranch);
        String from = commit.has("from") ? commit.path("from").asString() : tips.get(branch);
        @Nullable String merge = commit.has("merge") ? commit.path("merge").asString() : null;
        FastImport.Signature author = FastImport.signature(loading, commit, "author", "somebody@contractor.example");
        history.commit(name, "refs/heads/" + branch, author, commit.path("message").asString() + "\n", from, merge);
        tips.put(branch, name);
        commit.path("files").properties().forEach(file -> history.file(file.getKey(), Loading.bytes(file.getValue().asString())));
        commit.path("executables").properties().forEach(file -> history.file(file.getKey(), Loading.bytes(file.getValue().asString()), "100755"));
        commit.path("lfs").properties().forEach(file -> history.file(file.getKey(), lfsPointer(project, file.getValue())));
        commit.path("submodules").properties().forEach(file -> history.submodule(file.getKey(), file.getValue().asString()));
        commit.path("delete").forEach(path -> history.delete(path.asString()));
    }

    private void tag(FastImport history, JsonNode tag) {
        String name = tag.path("name").asString();
        String commit = tag.path("commit").asString();
        if (tag.has("message")) {
            FastImport.Signature tagger = FastImport.signature(loading, tag, "tagger", "release@contractor.example");
            history.annotatedTag(name, commit, tagger, tag.path("message").asString() + "\n");
        } else {
            history.branch("refs/tags/" + name, commit);
        }
    }

    /** Stores an object of the size and seed asked for and gives the pointer that stands for it in Git. */
    private byte[] lfsPointer(Row project, JsonNode file) {
        byte[] bytes = new byte[file.path("size").asInt(1024)];
        new Random(file.path("seed").asLong(1)).nextBytes(bytes);
        String oid = Loading.digest("SHA-256", bytes);
        write(loading.instance().lfsObject(oid), bytes);
        new LfsObjects(loading.instance()).link(project, oid, bytes.length);
        return Loading.bytes("version https://git-lfs.github.com/spec/v1\noid sha256:" + oid + "\nsize " + bytes.length + "\n");
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
