package io.drover.run.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.DestinationConnector;
import io.drover.connector.Images;
import io.drover.connector.Packages;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.simulator.Commands.Outcome;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.packages.RealClients;
import io.drover.simulator.sample.SampleOrganisation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Packages and container images of the sample's tracking web, from one simulated GitLab into an empty project of another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopiesTest {
    private static final FullPath PATH = FullPath.of("nordwind/apps/tracking-web");

    @TempDir
    static Path folder;

    private final TwoGitLabs both = new TwoGitLabs();
    private final SimulatedGitLab old = both.old;
    private final SimulatedGitLab fresh = both.fresh;
    private final SourceConnector source = both.source;
    private final DestinationConnector destination = both.destination;
    private Worksite site;
    private Owner from;
    private Owner to;

    @BeforeAll
    void prepare() throws Exception {
        site = both.site(folder);
        SampleOrganisation.load(old);
        from = source.inventory().project(PATH).map(Project::owner).orElseThrow();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest make = HttpRequest.newBuilder(URI.create(fresh.url() + "/api/v4/projects?name=moved&visibility=private"))
                    .header("PRIVATE-TOKEN", fresh.rootToken())
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(make, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        }
        to = destination.inventory().project(FullPath.of("root/moved")).map(Project::owner).orElseThrow();
    }

    @AfterAll
    void close() {
        both.close();
    }

    private CopyPackages.Result copy(Packages.Name name) {
        return CopyPackages.run(site, from, to, name, ItemFiles.of(site, "project:" + PATH));
    }

    @Test
    void packages_arrive_file_by_file_once_and_their_clients_install_them() throws Exception {
        List<Packages.Name> names = CopyPackages.names(site, from).all();
        assertThat(names)
                .extracting(Packages.Name::toString)
                .containsExactly(
                        "conan routing", "generic map-tiles", "helm tracking", "maven de/nordwind/geo", "npm @nordwind/tracking-ui", "nuget Nordwind.Labels", "pypi depot-tools");
        assertThat(copy(names.getFirst()).losses()).extracting(Loss::reason).containsExactly("conan routing 0.3: Drover does not copy packages of this format");
        for (Packages.Name name : names.subList(1, names.size())) {
            CopyPackages.Result first = copy(name);
            assertThat(first.losses()).as(name.toString()).isEmpty();
            assertThat(first.files()).as(name.toString()).isPositive();
            assertThat(copy(name).files()).as("again: %s", name).isZero();
            assertThat(destination.packages().orElseThrow().versions(to, name)).isEqualTo(source.packages().orElseThrow().versions(from, name));
        }
        assertThat(destination.packages().orElseThrow().marks(to, new Packages.Name("npm", "@nordwind/tracking-ui"))).containsEntry("lts", "2.1.0").containsEntry("latest", "2.2.0");

        RealClients clients = new RealClients(folder, fresh.url(), to.id(), fresh.rootToken());
        assertThat(clients.npm("@nordwind/tracking-ui", "lts").output()).contains("@nordwind/tracking-ui 2.1.0");
        Outcome resolved = clients.maven("de.nordwind", "geo", "1.3.0");
        assertThat(resolved.exit()).as(resolved.output()).isZero();
        assertThat(clients.resolved("de.nordwind", "geo", "1.3.0")).isNotEmptyFile();
    }

    @Test
    void images_arrive_with_the_digests_they_had() throws Exception {
        ItemFiles files = ItemFiles.of(site, "images");
        for (String name : CopyImages.names(site, from).all()) {
            CopyImages.Result first = CopyImages.run(site, from, to, name, files);
            assertThat(first.losses()).isEmpty();
            assertThat(first.tags()).isPositive();
            assertThat(CopyImages.run(site, from, to, name, files).sent()).isZero();
        }
        Images.Home there = source.images().orElseThrow().home(from).orElseThrow();
        Images.Home here = destination.images().orElseThrow().home(to).orElseThrow();
        assertThat(here.registry().resolve(here.repository("cache"), "latest")).isPresent().isEqualTo(there.registry().resolve(there.repository("cache"), "latest"));
        assertThat(here.registry().tags(here.path())).containsExactly("1.4.2", "latest");
        try (Stream<Path> left = Files.walk(files.folder())) {
            assertThat(left.filter(Files::isRegularFile)).as("nothing stays on this machine").isEmpty();
        }
    }
}
