package io.drover.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.connector.DestinationConnector;
import io.drover.connector.Repositories.Kind.ProjectRepository;
import io.drover.connector.Repositories.LfsObject;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.git.Git;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relations;
import io.drover.problem.ProblemException;
import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.sample.SampleOrganisation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LFS objects of the sample's project into one of another GitLab that has the commits and none of the objects. */
class CheckLfsTest {
    @TempDir
    Path folder;

    private final TwoGitLabs both = new TwoGitLabs();
    private final SimulatedGitLab old = both.old;
    private final SimulatedGitLab fresh = both.fresh;
    private final SourceConnector source = both.source;
    private final DestinationConnector destination = both.destination;
    private Worksite site;
    private Owner from;
    private Owner to;
    private List<LfsObject> objects;

    @BeforeEach
    void prepare() throws Exception {
        site = both.site(folder);
        SampleOrganisation.load(old);
        Row link = old.instance().db().table("lfs_objects_projects").all().getFirst();
        FullPath path = source.inventory().projects(null, null).items().stream()
                .filter(p -> p.id() == link.number("project_id"))
                .map(Project::fullPath)
                .findFirst()
                .orElseThrow();
        from = source.inventory().project(path).map(Project::owner).orElseThrow();
        post("/projects?name=moved&visibility=private");
        to = destination.inventory().project(FullPath.of("root/moved")).map(Project::owner).orElseThrow();
        Path mirror = folder.resolve("mirror.git");
        source.repositories().mirror(from, new ProjectRepository(), mirror);
        destination.repositories().push(to, new ProjectRepository(), mirror);
        objects = Git.onPath().lfsPointers(mirror).stream().map(p -> new LfsObject(p.oid(), p.size())).toList();
        assertThat(objects).isNotEmpty();
    }

    private void post(String address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(fresh.url() + "/api/v4" + address))
                    .header("PRIVATE-TOKEN", fresh.rootToken())
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        }
    }

    @AfterEach
    void close() {
        both.close();
    }

    private LfsObjects.Result push() {
        ItemFiles files = ItemFiles.of(site, "project:any");
        return LfsObjects.bring(site, from, to, List.copyOf(CheckLfs.pointedAt(site, from, files)), files);
    }

    private List<String> oids() {
        return objects.stream().map(LfsObject::oid).toList();
    }

    @Test
    void objects_that_no_archive_brought_are_sent_once_and_arrive_byte_for_byte() throws Exception {
        assertThat(destination.repositories().missingLfsObjects(to, objects)).containsExactlyInAnyOrderElementsOf(oids());
        LfsObjects.Result result = push();
        assertThat(result.sent()).isEqualTo(objects.size()).isPositive();
        assertThat(result.losses()).isEmpty();
        Map<String, String> itself = oids().stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
        assertThat(destination.repositories().lfsDigests(to, objects)).isEqualTo(itself);
        for (LfsObject object : objects) {
            assertThat(Files.readAllBytes(fresh.instance().lfsObject(object.oid()))).isEqualTo(Files.readAllBytes(old.instance().lfsObject(object.oid())));
        }
        assertThat(push().sent()).as("again").isZero();
    }

    @Test
    void an_object_that_the_source_lost_is_declared() throws Exception {
        String lost = oids().getFirst();
        Files.delete(old.instance().lfsObject(lost));
        LfsObjects.Result result = push();
        assertThat(result.missing()).containsExactly(lost);
        assertThat(result.sent()).isEqualTo(objects.size() - 1);
        assertThat(result.losses()).containsExactly(new Loss(Relations.LFS_OBJECTS, 1, "the repository points to them, but the source does not have them"));
    }

    @Test
    void bytes_that_are_not_the_oids_are_never_sent() throws Exception {
        String damaged = oids().getFirst();
        Files.writeString(old.instance().lfsObject(damaged), "bit rot");
        assertThatThrownBy(this::push)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("GITLAB_DOWNLOAD_DAMAGED"));
        assertThat(destination.repositories().missingLfsObjects(to, objects)).contains(damaged);
    }
}
