package io.drover.run.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.config.Secret;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.secrets.SealedEntry;
import io.drover.secrets.SealedFile;
import io.drover.secrets.SealingKey;
import io.drover.simulator.SimulatedGitLab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of one simulated GitLab's project, made anew on another. */
class RecreateTokensTest {
    private static final Set<String> ALL = Set.of("triggers", "deploy_tokens", "access_tokens", "cluster_agents");
    private static final Secret PASSPHRASE = new Secret("correct horse battery");
    /** Far ahead; how long a token may live is not what is tested. */
    private static final String FAR_AHEAD = "2199-01-31";

    @TempDir
    static Path keys;

    private static SealingKey key;

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

    @BeforeAll
    static void makeKey() {
        key = SealingKey.create(keys.resolve("secrets.key"), PASSPHRASE);
    }

    @BeforeEach
    void prepare() throws Exception {
        site = both.site(folder)
                .sealing(new Sealing(ALL, new SealedFile(sealedFile(), key)));
        for (SimulatedGitLab gitlab : List.of(old, fresh)) {
            post(gitlab, "/groups", "{'name':'acme','path':'acme'}");
            long group = gitlab == old ? source.inventory().group(FullPath.of("acme")).orElseThrow().id() : destination.inventory().group(FullPath.of("acme")).orElseThrow().id();
            post(gitlab, "/projects", "{'name':'shop','path':'shop','namespace_id':" + group + "}");
        }
        from = source.inventory().project(FullPath.of("acme/shop")).map(Project::owner).orElseThrow();
        to = destination.inventory().project(FullPath.of("acme/shop")).map(Project::owner).orElseThrow();
        tokens(old, from);
    }

    @AfterEach
    void close() {
        both.close();
    }

    @Test
    void every_token_is_made_once_and_its_secret_opens_and_works_while_no_result_holds_it() throws Exception {
        post(fresh, "/projects/" + to.id() + "/cluster_agents", "{'name':'cluster'}");
        for (Relation relation : RecreateTokens.wanted(site, Scope.PROJECT)) {
            RecreateTokens.Before before = RecreateTokens.before(site, relation, to);
            RecreateTokens.Result first = RecreateTokens.run(site, relation, from, to, before);
            RecreateTokens.Result again = RecreateTokens.run(site, relation, from, to, before);
            assertThat(first.made()).as(relation.id()).hasSize(1);
            assertThat(again).isEqualTo(first);
            assertThat(destination.tokens().there(relation, to).values()).as(relation.id()).singleElement().satisfies(ids -> assertThat(ids).hasSize(1));
            assertThat(RecreateTokens.preview(site, relation, from, Optional.of(to))).as("nothing more to make").isEmpty();
            assertThat(JsonMapper.shared().writeValueAsString(first)).doesNotContain(secrets().toArray(String[]::new)).contains("secrets.sealed");
        }
        List<SealedFile.Opened> opened = SealedFile.open(sealedFile(), key.unlock(PASSPHRASE));
        assertThat(opened).extracting(each -> each.entry().key()).containsExactlyInAnyOrder("From the ERP", "Cluster", "bot", "cluster");
        assertThat(opened).extracting(each -> each.secret().reveal()).containsExactlyInAnyOrderElementsOf(secrets());
        assertThat(Files.readString(sealedFile())).doesNotContain(secrets().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"triggers", "deploy_tokens", "access_tokens", "cluster_agents"})
    void a_token_whose_secret_was_lost_with_a_crash_is_revoked_and_made_again(String name) throws Exception {
        Relation relation = Relations.byId("project." + name);
        post(fresh, "/projects/" + to.id() + "/cluster_agents", "{'name':'cluster'}");
        RecreateTokens.Before before = RecreateTokens.before(site, relation, to);
        // a try that died between GitLab's answer and the file leaves exactly this behind
        long lost = destination.tokens().make(to, Complement.read(site, relation, from).getFirst()).id();

        RecreateTokens.run(site, relation, from, to, before);

        List<Long> there = destination.tokens().there(relation, to).values().iterator().next();
        assertThat(there).hasSize(1).doesNotContain(lost);
        assertThat(new SealedFile(sealedFile(), key).entries()).extracting(SealedEntry::id).isEqualTo(there);
    }

    @Test
    void somebodys_own_token_of_the_same_name_and_one_that_has_run_out_are_left_alone() throws Exception {
        post(old, "/projects/" + from.id() + "/deploy_tokens", "{'name':'Old','scopes':['read_repository'],'expires_at':'2020-01-01T00:00:00Z'}");
        post(fresh, "/projects/" + to.id() + "/deploy_tokens", "{'name':'Cluster','scopes':['read_registry']}");
        RecreateTokens.Before before = RecreateTokens.before(site, Relations.DEPLOY_TOKENS, to);
        assertThat(RecreateTokens.missing(site, Relations.DEPLOY_TOKENS, from, before)).isEmpty();
        RecreateTokens.Result result = RecreateTokens.run(site, Relations.DEPLOY_TOKENS, from, to, before);
        assertThat(result.made()).isEmpty();
        assertThat(destination.tokens().there(Relations.DEPLOY_TOKENS, to)).isEqualTo(before.ids());
    }

    @Test
    void an_undo_revokes_what_was_made_in_a_group_that_was_there_before() throws Exception {
        Owner here = source.inventory().group(FullPath.of("acme")).map(Group::owner).orElseThrow();
        Owner there = destination.inventory().group(FullPath.of("acme")).map(Group::owner).orElseThrow();
        post(old, "/groups/" + here.id() + "/access_tokens", "{'name':'deployer','scopes':['api'],'access_level':30,'expires_at':'" + FAR_AHEAD + "'}");
        RecreateTokens.Before before = RecreateTokens.before(site, Relations.GROUP_ACCESS_TOKENS, there);
        assertThat(RecreateTokens.missing(site, Relations.GROUP_ACCESS_TOKENS, here, before)).containsExactly("deployer");
        RecreateTokens.run(site, Relations.GROUP_ACCESS_TOKENS, here, there, before);
        assertThat(destination.writer().remove(Relations.GROUP_ACCESS_TOKENS, there, "deployer")).isTrue();
        assertThat(destination.writer().remove(Relations.GROUP_ACCESS_TOKENS, there, "deployer")).isFalse();
        assertThat(destination.tokens().there(Relations.GROUP_ACCESS_TOKENS, there)).isEmpty();
    }

    private Path sealedFile() {
        return folder.resolve("secrets.sealed");
    }

    /** What the simulated instance keeps of the tokens it gave out for the project. */
    private List<String> secrets() {
        return List.of("ci_triggers", "deploy_tokens", "cluster_agent_tokens", "personal_access_tokens").stream()
                .flatMap(table -> fresh.instance().db().table(table).all().stream())
                .filter(row -> !"root".equals(row.get("name")) && !fresh.rootToken().equals(row.get("token")))
                .map(row -> row.text("token"))
                .toList();
    }

    private static void tokens(SimulatedGitLab gitlab, Owner owner) throws IOException, InterruptedException {
        String project = "/projects/" + owner.id();
        post(gitlab, project + "/triggers", "{'description':'From the ERP'}");
        post(gitlab, project + "/deploy_tokens", "{'name':'Cluster','scopes':['read_repository'],'expires_at':'" + FAR_AHEAD + "T00:00:00Z'}");
        post(gitlab, project + "/access_tokens", "{'name':'bot','scopes':['read_api'],'access_level':30,'expires_at':'" + FAR_AHEAD + "'}");
        post(gitlab, project + "/cluster_agents", "{'name':'cluster'}");
    }

    private static void post(SimulatedGitLab gitlab, String path, String json) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4" + path))
                    .header("PRIVATE-TOKEN", gitlab.rootToken())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        }
    }
}
