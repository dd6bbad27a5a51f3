package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.archive.ArchiveComposer;
import io.drover.archive.ArchiveSlicer;
import io.drover.archive.RelationFiles;
import io.drover.archive.RewritePlan;
import io.drover.archive.Slice;
import io.drover.archive.SliceLimits;
import io.drover.archive.SlicePlan;
import io.drover.connector.Capability;
import io.drover.connector.RelationExporter;
import io.drover.connector.RelationExporter.Export;
import io.drover.connector.RelationExporter.Status;
import io.drover.connector.RelationImporter;
import io.drover.connector.RelationImporter.Import;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relations;
import io.drover.model.Visibility;
import io.drover.problem.ProblemException;
import io.drover.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Relations of a project come out of one instance one by one, and go into another one by one. */
class RelationTransferTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Simulated from = new Simulated(SimulatorOptions.defaults());
    private final Simulated to = new Simulated(SimulatorOptions.defaults().withFirstId(5000).withName("destination"));

    @TempDir
    private Path folder;

    private Owner project;

    @BeforeEach
    void prepare() {
        from.project("api", from.group("acme", 0));
        project = from.source().inventory().project(FullPath.of("acme/api")).orElseThrow().owner();
        for (int i = 1; i <= 3; i++) {
            from.post(Route.of("/projects/:id/issues", project.id()), "{'title':'Issue " + i + "'}");
        }
        set(from, true);
        to.destination().namespaces().createGroup(FullPath.of("new"), "New", Visibility.PRIVATE, null);
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    private static void set(Simulated gitlab, boolean on) {
        ObjectNode settings = GitLabApi.JSON.createObjectNode().put("bulk_import_enabled", on);
        gitlab.root().put(Route.of("/application/settings"), settings);
    }

    private RelationExporter exporter() {
        return from.source().relationExporter();
    }

    private List<Export> exported() {
        exporter().start(project);
        return await().atMost(SOON).until(() -> exporter().status(project), all -> !all.isEmpty() && all.stream().noneMatch(e -> e.status() == Status.RUNNING));
    }

    private Path archive() {
        List<RelationFiles> files = exported().stream()
                .filter(e -> Set.of("self", "issues", "labels").contains(e.relation()))
                .map(e -> new RelationFiles(e.relation(), e.parts().stream().map(part -> {
                    Path file = folder.resolve(part + ".gz");
                    assertThat(exporter().download(project, part, file).sha256()).hasSize(64);
                    return file;
                }).toList()))
                .toList();
        return ArchiveComposer.compose(folder.resolve("whole.tar.gz"), files, List.of()).archive();
    }

    @Test
    void every_relation_is_exported_and_counted() {
        assertThat(exporter().status(project)).isEmpty();
        List<Export> all = exported();
        assertThat(all).extracting(Export::relation).contains("self", "issues", "merge_requests", "ci_pipelines", "labels");
        Export issues = all.stream().filter(e -> e.relation().equals("issues")).findFirst().orElseThrow();
        assertThat(issues.status()).isEqualTo(Status.FINISHED);
        assertThat(issues.objects()).isEqualTo(3);
        assertThat(issues.updatedAt()).isNotNull();
        assertThat(issues.parts()).hasSize(1);
    }

    @Test
    void with_the_switch_off_the_source_is_named_and_the_capability_is_gone() {
        assertThat(from.source().capabilities()).contains(Capability.EXPORT_RELATIONS);
        set(from, false);
        assertThatThrownBy(() -> exporter().start(project))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("GITLAB_TRANSFER_OFF"));
        assertThatThrownBy(() -> exporter().status(project))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("GITLAB_TRANSFER_OFF"));
    }

    @Test
    void the_base_makes_the_project_and_a_slice_fills_it_once_however_often_it_is_sent() throws Exception {
        Path pieces = Files.createDirectories(folder.resolve("pieces"));
        List<Slice> slices = ArchiveSlicer.slice(archive(), pieces, new SlicePlan(RewritePlan.NOTHING, Set.of("issues"), true, SliceLimits.of(0, 0))).slices();
        assertThat(slices).extracting(Slice::rows).containsExactly(3L);
        long id = to.destination().importer().startProject(pieces.resolve(ArchiveSlicer.BASE), FullPath.of("new/api"), "Api");
        await().atMost(SOON).until(() -> to.destination().importer().projectState(id).finished());
        Owner there = to.destination().inventory().project(FullPath.of("new/api")).orElseThrow().owner();
        assertThat(to.destination().relations().count(Relations.ISSUES, there)).hasValue(0);

        RelationImporter importer = to.destination().relationImporter();
        assertThat(importer.newest(id)).isEmpty();
        for (int time = 1; time <= 2; time++) {
            long started = importer.start(pieces.resolve(slices.getFirst().fileName()), FullPath.of("new/api"), Relations.ISSUES);
            Import ended = await().atMost(SOON).until(() -> importer.imports(id).getLast(), i -> i.status().ended());
            assertThat(ended).isEqualTo(new Import(started, "issues", RelationImporter.Status.FINISHED));
            assertThat(importer.newest(id)).hasValue(started);
            assertThat(to.destination().relations().count(Relations.ISSUES, there)).hasValue(3);
        }
        assertThat(importer.imports(id)).hasSize(2);
    }

    @Test
    void what_cannot_be_imported_is_a_problem_with_a_name() throws Exception {
        RelationImporter importer = to.destination().relationImporter();
        Path archive = archive();
        assertThatThrownBy(() -> importer.start(archive, FullPath.of("new/nothing"), Relations.ISSUES))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("GITLAB_NOT_FOUND"));
        assertThatThrownBy(() -> importer.start(archive, FullPath.of("new/nothing"), Relations.LABELS))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("GITLAB_REFUSED_INPUT"));
        to.project("api", to.destination().inventory().group(FullPath.of("new")).orElseThrow().id());
        long id = to.destination().inventory().project(FullPath.of("new/api")).orElseThrow().id();
        importer.start(Files.writeString(folder.resolve("none.tar.gz"), "no archive"), FullPath.of("new/api"), Relations.ISSUES);
        Import ended = await().atMost(SOON).until(() -> importer.imports(id).getLast(), i -> i.status().ended());
        assertThat(ended.status()).isEqualTo(RelationImporter.Status.FAILED);
    }

    @Test
    void only_destinations_from_16_11_on_import_relations() {
        try (Simulated old = new Simulated(SimulatorOptions.defaults().withVersion("16.10.0-ee"))) {
            assertThat(old.destination().capabilities()).contains(Capability.IMPORT_ARCHIVE).doesNotContain(Capability.IMPORT_RELATION);
        }
        assertThat(to.destination().capabilities()).contains(Capability.IMPORT_RELATION);
    }
}
