package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.config.Secret;
import io.drover.connector.DirectTransfers;
import io.drover.connector.DirectTransfers.Counts;
import io.drover.connector.DirectTransfers.Entity;
import io.drover.connector.DirectTransfers.Failure;
import io.drover.connector.DirectTransfers.Import;
import io.drover.connector.DirectTransfers.Progress;
import io.drover.connector.DirectTransfers.Status;
import io.drover.connector.SourceAccess;
import io.drover.model.FullPath;
import io.drover.model.Scope;
import io.drover.problem.ProblemException;
import io.drover.simulator.Faults.Kind;
import io.drover.simulator.SimulatorOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connector against a destination that really pulls from a source. */
class TransfersAgainstSimulatorTest {
    private static final Entity SHOP = new Entity(Scope.PROJECT, FullPath.of("acme/shop"), FullPath.of("here/shop"), false, true);

    private final Simulated old = new Simulated(SimulatorOptions.defaults().withFirstId(100));
    private final Simulated here = new Simulated(SimulatorOptions.defaults().withFirstId(9000));
    private final DirectTransfers transfers = here.destination().transfers();
    private SourceAccess source;

    @BeforeEach
    void company() {
        old.gitlab().allowDirectTransfer();
        here.gitlab().allowDirectTransfer();
        long acme = old.group("acme", 0);
        long shop = old.project("shop", acme);
        for (int i = 0; i < 4; i++) {
            old.post(Route.of("/projects/:id/issues", shop), "{'title':'one of four'}");
        }
        here.group("here", 0);
        source = new SourceAccess(URI.create(old.gitlab().url()), new Secret(old.gitlab().rootToken()));
    }

    @AfterEach
    void close() {
        here.close();
        old.close();
    }

    private Import ended(long id) {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> transfers.read(id), each -> each.status().ended());
    }

    private void assertProblem(GitLabProblem problem, List<Entity> entities) {
        assertThatThrownBy(() -> transfers.start(source, entities)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(problem.name());
            assertThat(e.problem().what()).doesNotContain(old.gitlab().rootToken());
        });
    }

    @Test
    void a_group_is_started_followed_and_counted() {
        long before = transfers.newest();
        Entity acme = new Entity(Scope.GROUP, FullPath.of("acme"), FullPath.of("acme"), true, true);
        long id = transfers.start(source, List.of(acme));
        assertThat(transfers.since(before)).extracting(Import::id).containsExactly(id);
        Import ended = ended(id);
        assertThat(ended.status()).isEqualTo(Status.FINISHED);
        assertThat(ended.hasFailures()).isFalse();
        List<Progress> entities = transfers.entities(id);
        assertThat(entities).extracting(Progress::from).containsExactlyInAnyOrder(FullPath.of("acme"), FullPath.of("acme/shop"));
        Progress shop = entities.stream().filter(each -> each.scope() == Scope.PROJECT).findFirst().orElseThrow();
        assertThat(shop.to()).isEqualTo(FullPath.of("acme/shop"));
        assertThat(shop.owner()).hasValue(here.root().get(Route.of("/projects/:id", "acme/shop")).path("id").asLong());
        assertThat(shop.counts()).containsEntry("issues", new Counts(4, 4, 4)).containsEntry("repository", new Counts(1, 1, 1));
        assertThat(transfers.underWay()).isEmpty();
    }

    @Test
    void failures_and_counts_tell_what_did_not_come() {
        here.gitlab().faults().inject(Kind.RELATION_FAILS).on("acme/shop issues");
        long id = transfers.start(source, List.of(SHOP));
        assertThat(ended(id).hasFailures()).isTrue();
        Progress shop = transfers.entities(id).getFirst();
        assertThat(shop.hasFailures()).isTrue();
        assertThat(shop.counts().get("issues")).isEqualTo(new Counts(4, 2, 2));
        assertThat(transfers.failures(id, shop.id())).extracting(Failure::relation).containsExactly("issues");
    }

    @Test
    void one_that_stands_still_is_under_way_until_it_is_cancelled() {
        here.gitlab().faults().inject(Kind.WORKER_DIES).on("acme/shop issues");
        long id = transfers.start(source, List.of(SHOP));
        Awaitility.await().until(() -> !here.gitlab().faults().fired().isEmpty());
        assertThat(transfers.underWay()).extracting(Progress::from).containsExactly(FullPath.of("acme/shop"));
        transfers.cancel(id);
        assertThat(transfers.read(id).status()).isEqualTo(Status.CANCELED);
        assertThat(transfers.underWay()).isEmpty();
    }

    @Test
    void refusals_are_problems_by_code() {
        transfers.start(source, List.of(SHOP));
        Awaitility.await().until(() -> here.destination().inventory().project(FullPath.of("here/shop")).isPresent());
        assertProblem(GitLabProblem.GITLAB_PATH_TAKEN, List.of(SHOP));
        Entity free = new Entity(Scope.PROJECT, FullPath.of("acme/shop"), FullPath.of("here/free"), false, true);
        old.gitlab().instance().settings().set("bulk_import_enabled", false);
        assertProblem(GitLabProblem.GITLAB_TRANSFER_OFF, List.of(free));
        here.gitlab().instance().settings().set("allow_local_requests_from_web_hooks_and_services", false);
        assertProblem(GitLabProblem.GITLAB_SOURCE_NOT_REACHED, List.of(free));
        here.gitlab().instance().settings().set("bulk_import_enabled", false);
        assertProblem(GitLabProblem.GITLAB_TRANSFER_OFF, List.of(free));
    }
}
