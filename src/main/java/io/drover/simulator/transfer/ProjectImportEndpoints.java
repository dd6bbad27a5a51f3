package io.drover.simulator.transfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.namespaces.Projects;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /projects/import} and {@code /projects/:id/import} (doc/api/project_import_export.md). */
final class ProjectImportEndpoints {
    private final Instance instance;
    private final ImportStates states;
    private final Directory directory;
    private final Projects projects;
    private final Access access;

    ProjectImportEndpoints(Instance instance) {
        this.instance = instance;
        this.states = new ImportStates(instance);
        this.directory = new Directory(instance.db());
        this.projects = new Projects(instance);
        this.access = new Access(instance);
    }

    void register(Routes routes) {
        routes.post("/projects/import", this::importFile).post("/projects/remote-import", this::importRemote).get("/projects/:id/import", this::status);
    }

    private Call.Answer importFile(Call call) throws IOException {
        Row user = call.requireUser();
        requireImportSource();
        call.requireText("path");
        ProjectImportJob.Source archive = ReceivedFile.take(call, instance);
        return schedule(call, user, archive);
    }

    private Call.Answer importRemote(Call call) {
        Row user = call.requireUser();
        requireImportSource();
        call.requireText("path");
        RemoteFile remote = RemoteFile.from(call, instance);
        return schedule(call, user, remote::download);
    }

    private void requireImportSource() {
        if (!(instance.settings().get("import_sources") instanceof List<?> sources) || !sources.contains("gitlab_project")) {
            throw ApiError.forbidden();
        }
    }

    private Call.Answer schedule(Call call, Row user, ProjectImportJob.Source archive) {
        Row namespace = namespace(call, user);
        if (access.inNamespace(user, namespace) < Levels.MAINTAINER) {
            throw message("User is not allowed to import projects");
        }
        String path = call.requireText("path");
        Optional<Row> replaced = replaced(call, user, namespace, path);
        Row project = create(user, namespace, call.text("name").orElse(path), path, replaced.isPresent());
        Map<String, @Nullable Object> answer = states.present(project);
        new ProjectImportJob(instance, project, user, overrides(call))
                .schedule(archive, () -> replaced.ifPresent(old -> replace(old, project, namespace, path)));
        return call.json(201, answer);
    }

    private Row namespace(Call call, Row user) {
        Optional<String> named = call.text("namespace_id").or(() -> call.text("namespace_path")).or(() -> call.text("namespace"));
        if (named.isEmpty()) {
            return directory.namespace(user.text("username")).orElseThrow(() -> ApiError.notFound("Namespace"));
        }
        return named.flatMap(directory::namespace).filter(row -> access.seesNamespace(user, row)).orElseThrow(() -> ApiError.notFound("Namespace"));
    }

    private Optional<Row> replaced(Call call, Row user, Row namespace, String path) {
        if (!call.flag("overwrite").orElse(false)) {
            return Optional.empty();
        }
        return directory.project(namespace.text("full_path") + "/" + path).filter(old -> access.inProject(user, old) >= Levels.OWNER);
    }

    private Row create(Row user, Row namespace, String name, String path, boolean temporary) {
        String suffix = temporary ? "-" + Integer.toHexString(instance.random().nextInt(0x10000000)) : "";
        try {
            return projects.create(user, namespace, name + suffix, path + suffix, states.scheduled());
        } catch (ApiError e) {
            throw message(firstComplaint(e));
        }
    }

    /** An import shows the first complaint as one sentence where creating a project shows all of them as a hash. */
    private static String firstComplaint(ApiError error) {
        if (error.body() instanceof Map<?, ?> body && body.get("message") instanceof Map<?, ?> attributes) {
            for (Map.Entry<?, ?> entry : attributes.entrySet()) {
                String attribute = String.valueOf(entry.getKey()).replace('.', ' ').replace('_', ' ');
                String complaint = entry.getValue() instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.getFirst()) : String.valueOf(entry.getValue());
                return attribute.substring(0, 1).toUpperCase(Locale.ROOT) + attribute.substring(1) + " " + complaint;
            }
        }
        return error.body() instanceof Map<?, ?> body ? String.valueOf(body.get("message")) : "Project could not be saved";
    }

    private void replace(Row old, Row project, Row namespace, String path) {
        String name = old.text("name");
        projects.delete(old);
        String fullPath = namespace.text("full_path") + "/" + path;
        project.set("path", path).set("name", name).set("full_path", fullPath).set("route", Directory.route(fullPath));
    }

    private static Map<String, @Nullable Object> overrides(Call call) {
        Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
        if (call.params().get("override_params") instanceof Map<?, ?> map) {
            overrides.putAll(TreeFiles.strings(map));
        }
        return overrides;
    }

    private Call.Answer status(Call call) {
        return call.json(200, states.present(call.project(Levels.MAINTAINER)));
    }

    private static ApiError message(String text) {
        return new ApiError(400, Map.of("message", text));
    }
}
