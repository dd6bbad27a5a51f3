package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.connector.ArchiveExporter.ExportStatus;
import io.drover.connector.ArchiveImporter.ImportState;
import io.drover.connector.Repositories.Kind.ProjectRepository;
import io.drover.connector.Repositories.Kind.Wiki;
import io.drover.connector.Repositories.LfsObject;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Visibility;
import io.drover.problem.ProblemException;
import io.drover.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project goes from one instance to another by file and by git. */
class FileTransferTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Simulated from = new Simulated(SimulatorOptions.defaults());
    private final Simulated to = new Simulated(SimulatorOptions.defaults().withFirstId(5000).withName("destination"));

    @TempDir
    private Path folder;

    private Owner project;

    @BeforeEach
    void prepare() {
        long group = from.group("acme", 0);
        from.project("api", group);
        project = from.source().inventory().project(FullPath.of("acme/api")).orElseThrow().owner();
        to.destination().namespaces().createGroup(FullPath.of("new"), "New", Visibility.PRIVATE, null);
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void a_project_is_exported_downloaded_and_imported() throws Exception {
        Path archive = export();

        long id = to.destination().importer().startProject(archive, FullPath.of("new/api"), "Api");
        ImportState state = finished(id);

        assertThat(state.finished()).as(state.toString()).isTrue();
        assertThat(state.failedRelations()).isEmpty();
        Owner imported = to.destination().inventory().project(FullPath.of("new/api")).orElseThrow().owner();
        assertThat(imported.id()).isEqualTo(id);
        assertThat(to.destination().repositories().refs(imported, new ProjectRepository()))
                .isEqualTo(from.source().repositories().refs(project, new ProjectRepository()))
                .isNotEmpty();
    }

    @Test
    void a_path_that_is_taken_is_named() throws Exception {
        Path archive = export();
        to.project("api", to.destination().inventory().group(FullPath.of("new")).orElseThrow().id());

        assertThatThrownBy(() -> to.destination().importer().startProject(archive, FullPath.of("new/api"), "Api"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("GITLAB_PATH_TAKEN"));
    }

    @Test
    void an_archive_that_is_none_fails_the_import_with_a_reason() throws Exception {
        Path archive = Files.writeString(folder.resolve("none.tar.gz"), "not an archive");
        long id = to.destination().importer().startProject(archive, FullPath.of("new/none"), "None");
        ImportState state = finished(id);

        assertThat(state.failed()).isTrue();
        assertThat(state.error()).isNotBlank();
    }

    @Test
    void a_repository_goes_by_git_and_missing_lfs_objects_are_named() {
        Path mirror = folder.resolve("mirror.git");
        from.source().repositories().mirror(project, new ProjectRepository(), mirror);
        long id = to.post(Route.of("/projects"), "{'name':'plain','path':'plain'}").path("id").asLong();
        Owner plain = to.destination().inventory().project(FullPath.of("root/plain")).orElseThrow().owner();
        assertThat(plain.id()).isEqualTo(id);

        to.destination().repositories().push(plain, new ProjectRepository(), mirror);
        to.destination().repositories().push(plain, new ProjectRepository(), mirror);

        assertThat(to.destination().repositories().refs(plain, new ProjectRepository()))
                .isEqualTo(from.source().repositories().refs(project, new ProjectRepository()));
        assertThat(to.destination().repositories().refs(plain, new Wiki())).isEmpty();
        String oid = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
        assertThat(to.destination().repositories().missingLfsObjects(plain, List.of(new LfsObject(oid, 5)))).containsExactly(oid);
    }

    @Test
    void a_group_is_exported_and_imported() throws Exception {
        Owner group = from.source().inventory().group(FullPath.of("acme")).orElseThrow().owner();
        from.source().exporter().start(group);
        await().atMost(SOON).until(() -> from.source().exporter().status(group) == ExportStatus.READY);
        Path archive = folder.resolve("group.tar.gz");
        assertThat(from.source().exporter().download(group, archive).bytes()).isEqualTo(Files.size(archive));

        to.destination().importer().startGroup(archive, FullPath.of("new/acme"), "Acme");

        await().atMost(SOON).until(() -> to.destination().inventory().group(FullPath.of("new/acme")).isPresent());
    }

    @Test
    void a_download_of_a_group_that_is_not_exported_is_empty() throws Exception {
        Owner group = from.source().inventory().group(FullPath.of("acme")).orElseThrow().owner();
        Path archive = folder.resolve("group.tar.gz");
        assertThat(from.source().exporter().downloadIfThere(group, archive)).isEmpty();
        assertThat(archive).doesNotExist();

        from.source().exporter().start(group);
        Download download = await().atMost(SOON).until(() -> from.source().exporter().downloadIfThere(group, archive), Optional::isPresent).orElseThrow();
        assertThat(download.bytes()).isEqualTo(Files.size(archive)).isPositive();
    }

    private Path export() throws Exception {
        assertThat(from.source().exporter().status(project)).isEqualTo(ExportStatus.NONE);
        from.source().exporter().start(project);
        await().atMost(SOON).until(() -> from.source().exporter().status(project) == ExportStatus.READY);
        Path archive = folder.resolve("api.tar.gz");
        Download download = from.source().exporter().download(project, archive);
        assertThat(download.bytes()).isEqualTo(Files.size(archive));
        assertThat(download.sha256()).hasSize(64);
        return archive;
    }

    private ImportState finished(long id) {
        return await().atMost(SOON).until(() -> to.destination().importer().projectState(id), state -> state.finished() || state.failed());
    }
}
