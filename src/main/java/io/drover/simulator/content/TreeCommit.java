package io.drover.simulator.content;

import io.drover.simulator.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes files onto a branch of a bare repository as one commit. */
final class TreeCommit {
    private final Content content;
    private final Git git;

    TreeCommit(Content content, Git git) {
        this.content = content;
        this.git = git;
    }

    /** @return the new commit's id */
    String write(String branch, Row user, String message, Map<String, byte[]> files, List<String> removed) {
        String ref = "refs/heads/" + branch;
        Optional<String> parent = git.commit(ref);
        Map<String, String> index = Map.of("GIT_INDEX_FILE", content.instance().temporary().resolve("index-" + content.hex(12)).toString());
        parent.ifPresent(commit -> git.run(index, new byte[0], List.of("read-tree", commit)));
        files.forEach((path, bytes) -> {
            String blob = git.run(Map.of(), bytes, List.of("hash-object", "-w", "--stdin")).text().strip();
            git.run(index, new byte[0], List.of("update-index", "--add", "--cacheinfo", "100644," + blob + "," + path));
        });
        // --force-remove would want a work tree
        removed.forEach(path -> git.run(index, ("0 " + "0".repeat(40) + "\t" + path + "\n").getBytes(StandardCharsets.UTF_8), List.of("update-index", "--index-info")));
        String tree = git.run(index, new byte[0], List.of("write-tree")).text().strip();
        String commit = new Merging(content).commit(git, user, tree, message, parent.map(List::of).orElse(List.of()));
        git.text("update-ref", ref, commit);
        return commit;
    }
}
