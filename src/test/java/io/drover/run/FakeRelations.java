package io.drover.run;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.connector.RelationExporter;
import io.drover.connector.RelationImporter;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.time.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The half of a {@link FakeInstance} that exports and imports relations one by one: issues, in two batches, and the project itself. */
final class FakeRelations implements RelationExporter, RelationImporter {
    static final Duration EXPORT_TAKES = Duration.ofMinutes(3);
    static final Duration IMPORT_TAKES = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FakeInstance instance;
    private final Map<FullPath, Instant> exports = new HashMap<>();
    private final List<Run> imports = new ArrayList<>();
    boolean importsFail;

    private record Run(long id, long project, String relation, Instant started, boolean fails) {}

    FakeRelations(FakeInstance instance) {
        this.instance = instance;
    }

    private Time time() {
        return instance.time;
    }

    @Override
    public synchronized void start(Owner owner) {
        instance.call("export relations " + owner.fullPath());
        exports.put(owner.fullPath(), time().now());
    }

    @Override
    public synchronized List<Export> status(Owner owner) {
        Instant started = exports.get(owner.fullPath());
        if (started == null) {
            return List.of();
        }
        boolean over = !time().now().isBefore(started.plus(EXPORT_TAKES));
        RelationExporter.Status status = over ? RelationExporter.Status.FINISHED : RelationExporter.Status.RUNNING;
        Instant updated = over ? started.plus(EXPORT_TAKES) : started;
        List<Export> listed = new ArrayList<>(Stream.of("labels", "milestones", "merge_requests", "ci_pipelines", "boards", "releases", "snippets")
                .map(relation -> new Export(relation, RelationExporter.Status.FINISHED, null, started, 0, true, List.of()))
                .toList());
        // as in GitLab a relation is listed when its job begins, and this instance has few workers
        if (!time().now().isBefore(started.plus(EXPORT_TAKES.dividedBy(2)))) {
            listed.add(new Export("issues", status, null, updated, issues(owner).size(), true, List.of(1, 2)));
            listed.add(new Export("self", status, null, updated, 1, false, List.of()));
        }
        return listed;
    }

    private List<ObjectNode> issues(Owner owner) {
        List<ObjectNode> all = new ArrayList<>();
        instance.table(Relations.ISSUES, owner).forEach((iid, fields) -> all.add(JSON.createObjectNode().put("iid", Long.parseLong(iid)).put("description", fields.path("value").asString())));
        return all;
    }

    @Override
    public Download download(Owner owner, Part part, Path file) {
        List<ObjectNode> issues = issues(owner);
        int half = issues.size() / 2;
        List<ObjectNode> lines = part.relation().equals("self")
                ? List.of(JSON.createObjectNode().put("description", "x"))
                : part.batch() == 1 ? issues.subList(0, half) : issues.subList(half, issues.size());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (ObjectNode line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Download(1, "0");
    }

    @Override
    public synchronized long start(Path archive, FullPath path, Relation relation) {
        Project project = instance.projects.get(path);
        if (imports(project.id()).stream().anyMatch(i -> !i.status().ended())) {
            throw new IllegalStateException("one at a time");
        }
        String rows = FakeInstance.read(archive, "tree/project/" + relation.name() + ".ndjson");
        instance.call("import " + relation + " into " + path + ": " + rows.lines().map(line -> JSON.readTree(line).path("iid").asString()).toList());
        Run run = new Run(imports.size() + 1, project.id(), relation.name(), time().now(), importsFail);
        imports.add(run);
        if (!importsFail) {
            rows.lines().map(JSON::readTree).forEach(row -> instance.table(relation, project.owner())
                    .putIfAbsent(row.path("iid").asString(), JSON.createObjectNode().put("value", row.path("description").asString())));
        }
        return run.id();
    }

    @Override
    public synchronized List<Import> imports(long projectId) {
        return imports.stream().filter(run -> run.project() == projectId).map(this::state).toList();
    }

    private Import state(Run run) {
        boolean over = !time().now().isBefore(run.started().plus(IMPORT_TAKES));
        RelationImporter.Status status = !over ? RelationImporter.Status.STARTED : run.fails() ? RelationImporter.Status.FAILED : RelationImporter.Status.FINISHED;
        return new Import(run.id(), run.relation(), status);
    }
}
