package io.drover.git;

import io.drover.model.Version;
import io.drover.problem.KnownText;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The git program. Every call has a deadline; none asks anything of a terminal or reads the user's configuration. Thread-safe. */
public final class Git {
    /** Configuration through the environment (GIT_CONFIG_COUNT) came with 2.31. */
    private static final Version OLDEST = Version.parse("2.31.0");

    private final String program;
    private final Deadlines deadlines;

    private Git(String program, Deadlines deadlines) {
        this.program = program;
        this.deadlines = deadlines;
    }

    /** The git on the PATH. Nothing is started yet. */
    public static Git onPath() {
        return new Git("git", Deadlines.STANDARD);
    }

    /** @param program path of a git program */
    public static Git at(String program) {
        return new Git(program, Deadlines.STANDARD);
    }

    Git within(Deadlines others) {
        return new Git(program, others);
    }

    /** @throws ProblemException {@link GitProblem#GIT_MISSING} or {@link GitProblem#GIT_TOO_OLD} */
    public Version version() {
        String said = run(null, null, deadlines.question(), "git", List.of("version")).output();
        Version version = Version.parse(said.replace("git version", "").strip());
        if (version.compareTo(OLDEST) < 0) {
            throw GitProblem.GIT_TOO_OLD.exception("git " + version + " is older than " + OLDEST, null);
        }
        return version;
    }

    /** Object id by full ref name; HEAD and peeled tags left out. */
    public SortedMap<String, String> lsRemote(Remote remote) {
        GitProcess.Result result = run(remote, null, deadlines.question(), where(remote), List.of("ls-remote", "--refs", "--", remote.url().toString()));
        return refs(remoteOk(result, remote).lines(), "\t");
    }

    /** Object id by full ref name of a local repository. */
    public SortedMap<String, String> refs(Path repository) {
        GitProcess.Result result = run(null, repository, deadlines.question(), repository.toString(), List.of("for-each-ref", "--format=%(objectname) %(refname)"));
        return refs(localOk(result, repository).lines(), " ");
    }

    /** Object id by full ref name inside a bundle; HEAD left out. Empty when the file is missing or empty, as GitLab writes it for an empty repository. */
    public SortedMap<String, String> bundleHeads(Path bundle) {
        try {
            if (!Files.exists(bundle) || Files.size(bundle) == 0) {
                return new TreeMap<>();
            }
        } catch (IOException e) {
            throw GitProblem.GIT_REPOSITORY_DAMAGED.exception("the bundle cannot be read", bundle.toString(), e);
        }
        GitProcess.Result result = run(null, null, deadlines.question(), bundle.toString(), List.of("bundle", "list-heads", bundle.toAbsolutePath().toString()));
        return refs(localOk(result, bundle).lines(), " ");
    }

    /** Unpacks a bundle into a bare repository with the same refs. */
    public void unbundle(Path bundle, Path into) {
        initialise(into);
        List<String> fetch = List.of("fetch", "--quiet", "--force", "--no-write-fetch-head", bundle.toAbsolutePath().toString(), "+refs/*:refs/*");
        localOk(run(null, into, deadlines.transfer(), bundle.toString(), fetch), bundle);
    }

    /**
     * Fetches every ref into the bare repository {@code into}, which is made when it is not there; refs that are gone are removed. Where a fetch
     * was cut off the repository is made anew: what it holds, and which locks it left behind, nobody knows.
     */
    public void mirror(Remote remote, Path into) {
        MirrorFolder folder = new MirrorFolder(into);
        folder.begin();
        initialise(into);
        List<String> fetch =
                List.of("fetch", "--quiet", "--force", "--prune", "--no-write-fetch-head", "--", remote.url().toString(), "+refs/*:refs/*");
        remoteOk(run(remote, into, deadlines.transfer(), where(remote), fetch), remote);
        remoteHead(remote).ifPresent(head -> localOk(run(null, into, deadlines.question(), into.toString(), List.of("symbolic-ref", "HEAD", head)), into));
        folder.end();
    }

    /** Whether a mirror is whole. */
    public boolean mirrored(Path mirror) {
        return new MirrorFolder(mirror).whole();
    }

    private Optional<String> remoteHead(Remote remote) {
        GitProcess.Result result = run(remote, null, deadlines.question(), where(remote), List.of("ls-remote", "--symref", "--", remote.url().toString(), "HEAD"));
        return remoteOk(result, remote).lines().stream()
                .filter(line -> line.startsWith("ref: ") && line.endsWith("\tHEAD"))
                .map(line -> line.substring("ref: ".length(), line.indexOf('\t')))
                .findFirst();
    }

    /** Pushes branches and tags; moves what is there, never deletes. @param options push options such as {@code ci.skip} */
    public void push(Remote remote, Path from, List<String> options) {
        push(remote, from, options, List.of("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"));
    }

    /** One branch alone: the first that arrives in an empty repository becomes its default branch. */
    public void pushBranch(Remote remote, Path from, List<String> options, String branch) {
        push(remote, from, options, List.of("+refs/heads/" + branch + ":refs/heads/" + branch));
    }

    private void push(Remote remote, Path from, List<String> options, List<String> refs) {
        boolean something = refs(from).keySet().stream().anyMatch(ref -> ref.startsWith("refs/heads/") || ref.startsWith("refs/tags/"));
        if (!something) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("push", "--porcelain", "--no-verify"));
        options.forEach(option -> arguments.add("--push-option=" + option));
        arguments.addAll(List.of("--", remote.url().toString()));
        arguments.addAll(refs);
        GitProcess.Result result = run(remote, from, deadlines.transfer(), where(remote), arguments);
        List<String> rejected = result.lines().stream().filter(line -> line.startsWith("!\t")).map(Git::pushedRef).toList();
        if (!rejected.isEmpty()) {
            String some = String.join(", ", rejected.subList(0, Math.min(5, rejected.size())));
            throw refused(GitProblem.GIT_REFS_REJECTED, rejected.size() + " refs rejected: " + some, result, remote);
        }
        remoteOk(result, remote);
    }

    /** Every LFS pointer in a bare repository, each oid once. */
    public List<LfsPointer> lfsPointers(Path repository) {
        return new PointerScan(this, repository).pointers();
    }

    /** Content of the text files of a commit that hold {@code words}, in whatever case, by path. */
    public Map<String, String> textsWith(Path repository, String commit, String words) {
        return new CommitTexts(this, repository, deadlines.transfer()).with(commit, words);
    }

    /** What differs between a commit and one that was built upon it. Empty when it was not. */
    public Optional<List<TextChange>> changes(Path repository, String older, String newer) {
        return new CommitTexts(this, repository, deadlines.transfer()).changes(older, newer);
    }

    /** Blob by path, of a commit. Empty when the repository has none of that id. */
    public Optional<SortedMap<String, String>> files(Path repository, String commit) {
        GitProcess.Result there = run(null, repository, deadlines.question(), repository.toString(), List.of("cat-file", "-e", commit + "^{commit}"));
        if (there.exit() != 0) {
            return Optional.empty();
        }
        GitProcess.Result tree = localOk(run(null, repository, deadlines.question(), repository.toString(), List.of("ls-tree", "-r", "--full-tree", commit)), repository);
        SortedMap<String, String> files = new TreeMap<>();
        // mode, type and id; then a tab and the path
        tree.lines().forEach(line -> files.put(line.substring(line.indexOf('\t') + 1), line.substring(0, line.indexOf('\t')).split(" ")[2]));
        return Optional.of(files);
    }

    private static String pushedRef(String line) {
        String refs = line.split("\t")[1];
        return refs.substring(refs.indexOf(':') + 1);
    }

    private void initialise(Path repository) {
        if (Files.exists(repository.resolve("HEAD"))) {
            return;
        }
        localOk(run(null, null, deadlines.question(), repository.toString(), List.of("init", "--quiet", "--bare", repository.toAbsolutePath().toString())), repository);
    }

    private GitProcess.Result run(@Nullable Remote remote, @Nullable Path repository, Duration deadline, String where, List<String> arguments) {
        return process(remote, repository, deadline, where, arguments).run();
    }

    GitProcess process(@Nullable Remote remote, @Nullable Path repository, Duration deadline, String where, List<String> arguments) {
        return new GitProcess(program, GitEnvironment.of(remote, deadlines.silence()), repository, deadline, where, arguments);
    }

    private static String where(Remote remote) {
        return remote.url().toString();
    }

    private static GitProcess.Result remoteOk(GitProcess.Result result, Remote remote) {
        if (result.exit() != 0) {
            throw refused(GitProblem.GIT_REMOTE_REFUSED, "git ended with " + result.exit() + ": " + result.words(), result, remote);
        }
        return result;
    }

    /** Git's protocol carries a hook's reason as text only. */
    private static ProblemException refused(GitProblem kind, String what, GitProcess.Result result, Remote remote) {
        return new ProblemException(kind.problem(what, where(remote)).observing(KnownText.observed(result.output() + result.words())), null);
    }

    static GitProcess.Result localOk(GitProcess.Result result, Path place) {
        if (result.exit() != 0) {
            throw GitProblem.GIT_REPOSITORY_DAMAGED.exception("git ended with " + result.exit() + ": " + result.words(), place.toString());
        }
        return result;
    }

    private static SortedMap<String, String> refs(List<String> lines, String separator) {
        SortedMap<String, String> refs = new TreeMap<>();
        for (String line : lines) {
            int gap = line.indexOf(separator);
            String name = gap < 0 ? "" : line.substring(gap + 1);
            if (name.startsWith("refs/") && !name.endsWith("^{}")) {
                refs.put(name, line.substring(0, gap));
            }
        }
        return refs;
    }
}
