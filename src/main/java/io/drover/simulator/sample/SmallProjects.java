package io.drover.simulator.sample;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.namespaces.Groups;
import io.drover.simulator.namespaces.Projects;
import io.drover.simulator.repository.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Many small projects for measuring: {@code many/part-000/project-00000} and on, 200 to a subgroup. The same for the same seed. */
public final class SmallProjects {
    private static final int IN_A_GROUP = 200;
    private static final Instant BEGINNING = Instant.parse("2024-01-01T08:00:00Z");

    private final Instance instance;
    private final Random random;

    private SmallProjects(Instance instance, long seed) {
        this.instance = instance;
        this.random = new Random(seed);
    }

    /** With a repository of two commits, a few issues and notes each. @return full paths */
    public static List<String> load(SimulatedGitLab gitlab, int count, long seed) {
        return load(gitlab, count, seed, IN_A_GROUP);
    }

    /** The same with {@code inAGroup} projects to a subgroup. @return full paths */
    public static List<String> load(SimulatedGitLab gitlab, int count, long seed, int inAGroup) {
        SmallProjects small = new SmallProjects(gitlab.instance(), seed);
        Path template = small.template();
        return small.create(count, inAGroup, project -> {
            small.copy(template, gitlab.instance().repository(project));
            project.set("default_branch", "main").set("has_readme", true);
            small.issues(project);
        });
    }

    /** Rows only: nothing on disk, for measuring lists. @return full paths */
    public static List<String> loadRows(SimulatedGitLab gitlab, int count, long seed) {
        return new SmallProjects(gitlab.instance(), seed).create(count, IN_A_GROUP, project -> {});
    }

    private interface Filling {
        void fill(Row project);
    }

    private List<String> create(int count, int inAGroup, Filling filling) {
        Row root = new Directory(instance.db()).user("root").orElseThrow();
        Row top = new Groups(instance).create(root, null, "many", "many", Map.of("created_at", BEGINNING));
        List<String> paths = new ArrayList<>();
        Row group = top;
        for (int i = 0; i < count; i++) {
            if (i % inAGroup == 0) {
                String name = "part-%03d".formatted(i / inAGroup);
                group = new Groups(instance).create(root, top, name, name, Map.of("created_at", BEGINNING));
            }
            String name = "project-%05d".formatted(i);
            Instant at = BEGINNING.plusSeconds(60L * i);
            Map<String, Object> extra = Map.of("created_at", at, "updated_at", at, "last_activity_at", at, "description", "Small project " + i);
            Row project = new Projects(instance).create(root, group, name, name, extra);
            filling.fill(project);
            paths.add(project.text("full_path"));
        }
        return paths;
    }

    /** Starting git once and copying its files is a hundred times faster than starting it for every project. */
    private Path template() {
        Path template = instance.temporary().resolve("small-project.git");
        Git.initialise(template, "main");
        FastImport history = new FastImport();
        FastImport.Signature author = new FastImport.Signature("Administrator", "admin@example.com", BEGINNING);
        history.commit("a", "refs/heads/main", author, "Begin\n", null, null);
        history.file("README.md", Loading.bytes("# Small\n"));
        history.commit("b", "refs/heads/main", author, "Go on\n", "a", null);
        history.file("main.c", Loading.bytes("int main(void) { return 0; }\n"));
        history.run(template, instance.temporary());
        return template;
    }

    private void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void issues(Row project) {
        for (long iid = 1 + random.nextInt(3); iid > 0; iid--) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("iid", iid);
            columns.put("project_id", project.id());
            columns.put("title", "Task " + iid);
            columns.put("description", "To do.");
            columns.put("author_id", project.number("creator_id"));
            columns.put("state", "opened");
            columns.put("issue_type", "issue");
            columns.put("created_at", project.get("created_at"));
            columns.put("updated_at", project.get("created_at"));
            instance.db().table("issues").insert(columns);
        }
    }
}
