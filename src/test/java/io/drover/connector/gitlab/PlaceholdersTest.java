package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.config.Secret;
import io.drover.connector.Placeholders;
import io.drover.connector.Placeholders.Confirmation;
import io.drover.connector.SourceUser;
import io.drover.connector.SourceUser.Account;
import io.drover.connector.SourceUser.Status;
import io.drover.connector.Subscription;
import io.drover.model.FullPath;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import io.drover.simulator.Row;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.people.Users;
import io.drover.simulator.placeholders.SourceUsers;
import io.drover.time.Time;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static final FullPath ACME = FullPath.of("acme");

    private final Simulated gitlab = new Simulated(SimulatorOptions.defaults().withVersion("18.11.0-ee"));
    private final Placeholders placeholders = gitlab.destination().placeholders().orElseThrow();
    private final long group = gitlab.group("acme", 0);
    private final Row ann = new Users(gitlab.gitlab().instance()).create("ann", "Ann", "ann@example.com", Map.of());

    @AfterEach
    void close() {
        gitlab.close();
    }

    private void imported(int people) {
        SourceUsers sourceUsers = new SourceUsers(gitlab.gitlab().instance());
        for (int i = 1; i <= people; i++) {
            sourceUsers.contributor(group, "https://source.example.com", "gitlab_migration", i, "Person " + i, "p" + i);
        }
    }

    private SourceUser first() {
        return placeholders.of(ACME).getFirst();
    }

    @Test
    void everybody_of_a_group_page_by_page() {
        imported(120);
        List<SourceUser> all = placeholders.of(ACME);
        assertThat(all).hasSize(120).extracting(SourceUser::username).startsWith("p1", "p2").endsWith("p120");
        SourceUser first = all.getFirst();
        assertThat(first.status()).isEqualTo(Status.PENDING_REASSIGNMENT);
        assertThat(first.identifier()).isEqualTo("1");
        assertThat(first.placeholder()).map(Account::username).contains("p1_placeholder_user_1");
        assertThat(first.from(URI.create("https://SOURCE.example.com"))).isTrue();
        assertThat(first.from(URI.create("https://other.example.com"))).isFalse();
        assertThat(placeholders.of(FullPath.of("nobody"))).isEmpty();
    }

    @Test
    void a_subscription_is_seen_where_a_group_has_one() {
        assertThat(placeholders.subscription(ACME)).as("an instance of one's own").isEmpty();
        gitlab.gitlab().instance().db().table("namespaces").byId(group).orElseThrow().set("plan", "premium").set("seats", 250L);
        assertThat(placeholders.subscription(ACME)).contains(new Subscription("premium", false, 250));
        assertThat(placeholders.subscription(FullPath.of("nobody"))).isEmpty();
    }

    @Test
    void a_person_is_asked_and_a_second_time_refused_with_the_reason() {
        imported(1);
        assertThat(placeholders.reassign(first(), ann.id())).isEmpty();
        assertThat(first().status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(first().assignee()).contains(new Account(ann.id(), "ann"));
        assertThat(placeholders.remind(first())).isEmpty();
        Problem refusal = placeholders.reassign(first(), ann.id()).orElseThrow();
        assertThat(refusal.code()).isEqualTo("GITLAB_MUTATION_REFUSED");
        assertThat(refusal.what()).isEqualTo("the instance says: Import source user has an invalid status for this operation");
        assertThat(refusal.where()).isEqualTo("POST " + gitlab.gitlab().url() + "/api/graphql");
    }

    @Test
    void an_administrator_may_do_without_the_confirmation_and_others_may_not() {
        assertThat(placeholders.confirmation()).isEqualTo(Confirmation.CAN_BE_SKIPPED);
        placeholders.skipConfirmation(true);
        assertThat(placeholders.confirmation()).isEqualTo(Confirmation.SKIPPED);
        try (var owner = GitLab.destination(gitlab.config(), new Secret(gitlab.gitlab().token("ann")), Time.system())) {
            assertThat(owner.placeholders().orElseThrow().confirmation()).isEqualTo(Confirmation.NEEDED);
        }
    }

    @Test
    void who_may_not_see_the_people_of_a_group_is_told_so_by_code() {
        imported(1);
        gitlab.root().put(Route.of("/groups/:id", group), GitLabApi.JSON.createObjectNode().put("visibility", "internal"));
        try (var stranger = GitLab.destination(gitlab.config(), new Secret(gitlab.gitlab().token("ann")), Time.system())) {
            assertThatThrownBy(() -> stranger.placeholders().orElseThrow().of(ACME))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(GitLabProblem.GITLAB_NOT_FOUND)).isTrue());
        }
    }

    @Test
    void what_an_older_instance_does_not_know_is_a_problem_of_its_own() {
        GraphQl graphql = new GraphQl(gitlab.root());
        assertThatThrownBy(() -> graphql.query("{ namespace(fullPath: \"acme\") { sprockets } }", Map.of()))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.is(GitLabProblem.GITLAB_QUERY_UNKNOWN)).isTrue();
                    assertThat(e.problem().what()).contains("sprockets");
                });
        assertThatThrownBy(() -> graphql.query("{ namespace(", Map.of()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(GitLabProblem.GITLAB_QUERY_REFUSED)).isTrue());
    }
}
