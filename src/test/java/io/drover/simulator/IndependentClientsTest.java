package io.drover.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Commands.Outcome;
import io.drover.simulator.sample.SampleOrganisation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gitlab4j.api.GitLabApi;
import org.gitlab4j.api.GitLabApiException;
import org.gitlab4j.api.models.Group;
import org.gitlab4j.api.models.GroupParams;
import org.gitlab4j.api.models.Issue;
import org.gitlab4j.api.models.MergeRequest;
import org.gitlab4j.api.models.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that nobody here wrote, unmodified. */
class IndependentClientsTest {
    private final SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(500));

    @TempDir
    private Path folder;

    @BeforeEach
    void load() {
        SampleOrganisation.load(gitlab);
    }

    @AfterEach
    void close() {
        gitlab.close();
    }

    @Test
    void python_gitlab_reads_writes_pushes_exports_and_imports() throws IOException {
        Outcome present = Commands.run(folder, "/usr/bin/python3", "-c", "import gitlab");
        Assumptions.assumeTrue(present.exit() == 0, "python-gitlab is not installed: apt-get install python3-gitlab");
        Path script = folder.resolve("client.py");
        try (InputStream source = Objects.requireNonNull(getClass().getResourceAsStream("python_gitlab_client.py"))) {
            Files.copy(source, script);
        }
        Outcome ran = Commands.run(folder, "/usr/bin/python3", script.toString(), gitlab.url(), gitlab.rootToken(), folder.toString());
        assertThat(ran.exit()).as(ran.output()).isZero();
        assertThat(ran.output()).contains("user root", "pushed main", "exported", "imported python/shop-again", "refused 404");
    }

    @Test
    void gitlab4j_reads_and_writes() throws GitLabApiException {
        try (GitLabApi api = new GitLabApi(gitlab.url(), gitlab.rootToken())) {
            assertThat(api.getVersion().getVersion()).isEqualTo("18.5.1-ee");
            List<Project> projects = api.getProjectApi().getProjects();
            assertThat(projects).isNotEmpty();
            int issues = 0;
            int notes = 0;
            int discussions = 0;
            for (Project project : projects) {
                // This client takes long over every request; a few issues of each project show enough.
                for (Issue issue : api.getIssuesApi().getIssues(project.getId(), 1, 2)) {
                    issues++;
                    notes += api.getNotesApi().getIssueNotes(project.getId(), issue.getIid()).size();
                }
                for (MergeRequest change : api.getMergeRequestApi().getMergeRequests(project.getId())) {
                    discussions += api.getDiscussionsApi().getMergeRequestDiscussions(project.getId(), change.getIid()).size();
                }
            }
            assertThat(issues).isPositive();
            assertThat(notes).isPositive();
            assertThat(discussions).isPositive();
            Group group = api.getGroupApi().createGroup(new GroupParams().withName("Made by Java").withPath("java"));
            Project made = api.getProjectApi().createProject(group.getId(), new Project().withName("shop").withInitializeWithReadme(true));
            assertThat(made.getPathWithNamespace()).isEqualTo("java/shop");
            assertThat(api.getRepositoryApi().getBranches(made.getId())).extracting("name").containsExactly("main");
            assertThat(api.getUserApi().getUsers()).extracting("username").contains("root");
        }
    }

    @Test
    void glab_reads_through_its_api_command() {
        Commands.assumeProgram("glab", "see https://gitlab.com/gitlab-org/cli#installation");
        String host = gitlab.url().replace("http://", "");
        Map<String, String> environment = Map.of("GITLAB_TOKEN", gitlab.rootToken(), "GITLAB_HOST", host, "GITLAB_API_HOST", host, "API_PROTOCOL", "http");
        Outcome listed = Commands.run(folder, environment, "glab", "api", "projects?per_page=1", "--hostname", host);
        assertThat(listed.exit()).as(listed.output()).isZero();
        assertThat(listed.output()).contains("path_with_namespace");
    }
}
