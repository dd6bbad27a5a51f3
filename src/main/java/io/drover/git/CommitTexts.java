package io.drover.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the files of a commit say, read from a bare repository. Binary files say nothing. */
final class CommitTexts {
    private final Git git;
    private final Path repository;
    private final Duration deadline;

    CommitTexts(Git git, Path repository, Duration deadline) {
        this.git = git;
        this.repository = repository;
        this.deadline = deadline;
    }

    Map<String, String> with(String commit, String words) {
        GitProcess.Result found = run(List.of("grep", "-l", "-z", "-I", "-i", "-F", "-e", words, commit));
        if (found.exit() == 1) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String file : names(Git.localOk(found, repository))) {
            texts.put(file.substring(commit.length() + 1), blob(file));
        }
        return texts;
    }

    /** Empty when the older is not among the newer's ancestors: then something was rewritten and not only added. */
    Optional<List<TextChange>> changes(String older, String newer) {
        if (run(List.of("merge-base", "--is-ancestor", older, newer)).exit() != 0) {
            return Optional.empty();
        }
        List<TextChange> changes = new ArrayList<>();
        for (String path : names(Git.localOk(run(List.of("diff", "--name-only", "-z", "--no-renames", older, newer)), repository))) {
            changes.add(new TextChange(path, blob(older + ":" + path), blob(newer + ":" + path)));
        }
        return Optional.of(changes);
    }

    private String blob(String object) {
        GitProcess.Result content = run(List.of("cat-file", "blob", object));
        return content.exit() == 0 ? content.output() : "";
    }

    private static List<String> names(GitProcess.Result result) {
        return Arrays.stream(result.output().split("\0")).filter(name -> !name.isEmpty()).toList();
    }

    private GitProcess.Result run(List<String> arguments) {
        return git.process(null, repository, deadline, repository.toString(), arguments).run();
    }
}
