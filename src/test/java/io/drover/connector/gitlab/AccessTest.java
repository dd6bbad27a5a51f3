package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.config.Secret;
import io.drover.connector.Capability;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.model.FullPath;
import io.drover.model.Visibility;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import io.drover.simulator.Faults;
import io.drover.simulator.SimulatorOptions;
import io.drover.time.Time;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What different tokens may do, and what is said when they may not. */
class AccessTest {
    private static Simulated simulated;

    @BeforeAll
    static void start() {
        simulated = new Simulated(SimulatorOptions.defaults());
        simulated.user("alice");
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    @Test
    void an_administrator_can_do_everything() {
        assertThat(simulated.destination().capabilities())
                .contains(Capability.IMPORT_ARCHIVE, Capability.CREATE_USERS, Capability.MAP_ARCHIVE_USERS, Capability.SEE_PRIVATE_EMAILS);
        assertThat(simulated.source().capabilities()).contains(Capability.EXPORT_ARCHIVE, Capability.LIST_ALL_USERS);
        assertThat(simulated.destination().settings().known()).isTrue();
        assertThat(simulated.destination().token().admin()).isTrue();
        assertThat(simulated.destination().token().scopes()).contains("api");
    }

    @Test
    void other_addresses_are_found_whether_or_not_graphql_answers() {
        long carol = simulated.user("carol");
        simulated.post(Route.of("/users/:id/emails", carol), "{'email':'Carol@Old.example','skip_confirmation':true}");
        simulated.post(Route.of("/users/:id/emails", carol), "{'email':'unconfirmed@old.example'}");
        assertThat(addresses("carol")).containsExactly("carol@old.example");

        simulated.gitlab().faults().inject(Faults.Kind.NOT_FOUND).on("POST /api/graphql");
        assertThat(addresses("carol")).containsExactly("carol@old.example");
        assertThat(simulated.gitlab().faults().fired()).isNotEmpty();
        simulated.gitlab().faults().clear();
    }

    private static List<String> addresses(String username) {
        return simulated.source().inventory().users(null).items().stream()
                .filter(user -> user.username().equals(username))
                .flatMap(user -> user.secondaryEmails().stream())
                .toList();
    }

    @Test
    void a_user_gets_assumed_settings_and_fewer_capabilities() {
        try (DestinationConnector alice = destination(simulated.gitlab().token("alice"))) {
            assertThat(alice.settings().known()).isFalse();
            assertThat(alice.token().username()).isEqualTo("alice");
            assertThat(alice.capabilities()).contains(Capability.IMPORT_ARCHIVE).doesNotContain(Capability.CREATE_USERS, Capability.MAP_ARCHIVE_USERS);
            assertProblem(GitLabProblem.GITLAB_ADMIN_NEEDED, Actor.DESTINATION_ADMIN, () -> alice.people().create("x@example.com", "x", "X"));
        }
    }

    @Test
    void a_token_that_only_reads_exports_nothing_and_writes_nothing() {
        String reading = simulated.gitlab().token("alice", "read_api");
        try (SourceConnector source = GitLab.source(simulated.config(), new Secret(reading), Time.system());
                DestinationConnector destination = destination(reading)) {
            assertThat(source.capabilities()).doesNotContain(Capability.EXPORT_ARCHIVE);
            assertProblem(
                    GitLabProblem.GITLAB_SCOPE_MISSING,
                    Actor.YOU,
                    () -> destination.namespaces().createGroup(FullPath.of("mine"), "Mine", Visibility.PRIVATE, null));
        }
    }

    @Test
    void a_wrong_token_is_refused() {
        try (DestinationConnector nobody = destination("glpat-wrong")) {
            assertProblem(GitLabProblem.GITLAB_TOKEN_REFUSED, Actor.YOU, nobody::token);
        }
    }

    private static DestinationConnector destination(String token) {
        return GitLab.destination(simulated.config(), new Secret(token), Time.system());
    }

    private static void assertProblem(GitLabProblem problem, Actor actor, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(problem.name());
            assertThat(e.problem().actor()).isEqualTo(actor);
        });
    }
}
