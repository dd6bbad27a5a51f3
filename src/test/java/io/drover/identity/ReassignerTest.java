package io.drover.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.identity.Reassignment.Act;
import io.drover.identity.UserMapping.Action;
import io.drover.model.FullPath;
import io.drover.simulator.Faults;
import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Groups;
import io.drover.simulator.namespaces.Members;
import io.drover.simulator.people.Users;
import io.drover.simulator.placeholders.Reassignments;
import io.drover.simulator.placeholders.SourceUsers;
import io.drover.time.ScaledTime;
import io.drover.time.Time;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From users.csv to reassigned contributions, on a simulated destination whose clock runs two hundred times as fast. */
class ReassignerTest {
    private static final URI SOURCE = URI.create("https://source.example.com");
    private static final FullPath ACME = FullPath.of("acme");

    private final Time time = new ScaledTime(Time.system().now(), 200);
    private final SimulatedGitLab gitlab =
            SimulatedGitLab.start(SimulatorOptions.defaults().withTime(time).withVersion("18.11.0-ee").withSidekiqDelay(Duration.ofSeconds(2)));
    private final Row admin = gitlab.instance().db().table("users").first("username", "root").orElseThrow();
    private final Row acme = new Groups(gitlab.instance()).create(admin, null, "acme", "acme", Map.of());
    private final List<UserMapping> users = new ArrayList<>();
    private DestinationConnector destination = destination(gitlab.rootToken());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        destination.close();
        gitlab.close();
    }

    private DestinationConnector destination(String token) {
        var config = new InstanceConfig("test", "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
        return GitLab.destination(config, new Secret(token), Time.system());
    }

    private Reassigner reassigner() {
        return new Reassigner(destination, new UserMap(users), SOURCE, folder, time);
    }

    /** Somebody of the source who is imported, and has an account here, and a row in users.csv. */
    private Row person(long id, String username) {
        imported(id, username);
        mapped(id, username, Action.MATCH, username + "@example.com", "same primary e-mail");
        return new Users(gitlab.instance()).create(username, username, username + "@example.com", Map.of());
    }

    private void imported(long id, String username) {
        new SourceUsers(gitlab.instance()).contributor(acme.id(), SOURCE.toString(), "gitlab_migration", id, username, username);
    }

    private void mapped(long id, String username, Action action, @Nullable String email, String reason) {
        users.add(new UserMapping(id, username, username, action, email, email == null ? null : username, OptionalLong.empty(), reason));
    }

    private List<Reassignment> run(boolean skipConfirmation) throws InterruptedException {
        return reassigner().run(List.of(ACME), skipConfirmation, Duration.ofHours(1), now -> {});
    }

    private static List<String> acts(List<Reassignment> all) {
        return all.stream().map(r -> r.person().username() + " " + r.act() + " " + r.to()).toList();
    }

    @Test
    void without_doing_anything_it_says_what_it_would_do() {
        person(1, "ann");
        imported(2, "bob");
        imported(3, "cid");
        mapped(3, "cid", Action.SKIP, null, "left the company");
        imported(4, "dot");
        mapped(4, "dot", Action.CREATE, "dot@example.com", "nobody has this e-mail");
        new SourceUsers(gitlab.instance()).contributor(acme.id(), "https://elsewhere.example.com", "gitlab_migration", 1, "Stranger", "stranger");
        List<Reassignment> plan = reassigner().plan(List.of(ACME));
        assertThat(acts(plan)).containsExactly("ann GIVE ann", "bob UNDECIDED ", "cid UNDECIDED ", "dot UNDECIDED ");
        assertThat(plan).extracting(Reassignment::why).containsExactly(
                "same primary e-mail", "users.csv has no row for this user", "users.csv skips: left the company", "nobody at the destination is dot@example.com");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void who_is_blocked_cannot_agree_and_is_given_it_by_an_administrator_who_asks_nobody() throws Exception {
        person(1, "ann").set("state", "blocked");
        person(2, "bob");
        assertThat(run(false)).extracting(r -> r.person().username() + " " + r.act() + ": " + r.why())
                .containsExactly(
                        "ann UNDECIDED: is blocked at the destination, so cannot agree; an administrator can give it with --skip-confirmation",
                        "bob WAITS: has to agree at the destination; GitLab sent the mail");
        assertThat(acts(run(true))).containsExactly("ann DONE ann", "bob DONE bob");
    }

    @Test
    void people_are_asked_by_one_sheet_and_what_they_accepted_is_theirs() throws Exception {
        person(1, "ann");
        person(2, "bob");
        assertThat(acts(run(false))).containsExactly("ann WAITS ann", "bob WAITS bob");
        assertThat(Files.readString(folder.resolve("acme.csv"))).isEqualTo(
                """
                Source host,Import type,Source user identifier,Source user name,Source username,GitLab username,GitLab public email
                https://source.example.com,gitlab_migration,1,ann,ann,ann,
                https://source.example.com,gitlab_migration,2,bob,bob,bob,
                """);
        gitlab.acceptReassignments("ann");
        gitlab.rejectReassignments("bob");
        List<Reassignment> now = run(false);
        assertThat(acts(now)).containsExactly("ann DONE ann", "bob UNDECIDED bob");
        assertThat(now.getLast().why()).startsWith("declined");
        assertThat(Files.readAllLines(folder.resolve("log.csv"))).as("nobody is asked twice").hasSize(3);
    }

    @Test
    void an_administrator_asks_nobody_and_leaves_the_setting_as_it_was() throws Exception {
        person(1, "ann");
        person(2, "bob").set("state", "blocked");
        assertThat(acts(run(true))).containsExactly("ann DONE ann", "bob DONE bob");
        assertThat(gitlab.instance().settings().flag("allow_bypass_placeholder_confirmation")).isFalse();
        assertThat(folder.resolve("confirmation-switched-off")).doesNotExist();
    }

    @Test
    void who_was_asked_before_is_given_it_without_an_answer_when_nobody_has_to_be_asked() throws Exception {
        person(1, "ann");
        person(2, "bob");
        assertThat(acts(run(false))).containsExactly("ann WAITS ann", "bob WAITS bob");
        assertThat(acts(run(true))).containsExactly("ann DONE ann", "bob DONE bob");
    }

    @Test
    void what_a_killed_process_left_switched_off_is_switched_on_again() throws IOException {
        gitlab.instance().settings().set("allow_bypass_placeholder_confirmation", true);
        reassigner().tidy();
        assertThat(gitlab.instance().settings().flag("allow_bypass_placeholder_confirmation")).as("not ours").isTrue();
        Files.writeString(folder.resolve("confirmation-switched-off"), "");
        reassigner().tidy();
        assertThat(gitlab.instance().settings().flag("allow_bypass_placeholder_confirmation")).isFalse();
    }

    @Test
    void whom_the_sheet_did_not_reach_is_asked_alone_and_the_refusal_told() throws Exception {
        person(1, "ann");
        person(2, "bob").set("admin", true);
        List<Reassignment> now = run(false);
        assertThat(acts(now)).containsExactly("ann WAITS ann", "bob FAILED bob");
        assertThat(now.getLast().why()).isEqualTo("the instance says: You can assign active users with regular or auditor access only.");
    }

    @Test
    void what_failed_is_started_again() throws Exception {
        gitlab.faults().inject(Faults.Kind.REASSIGNMENT_FAILS).on("ann").times(1);
        person(1, "ann");
        assertThat(acts(run(true))).containsExactly("ann RETRY ann");
        assertThat(acts(run(true))).containsExactly("ann DONE ann");
    }

    @Test
    void two_people_for_one_user_are_left_to_a_person() {
        person(1, "ann");
        imported(2, "ann.old");
        mapped(2, "ann", Action.MATCH, "ann@example.com", "chosen by hand");
        List<Reassignment> plan = reassigner().plan(List.of(ACME));
        assertThat(plan).extracting(Reassignment::act).containsOnly(Act.UNDECIDED);
        assertThat(plan.getFirst().why()).isEqualTo("GitLab gives one user only one placeholder, and ann, ann.old would all go here");
    }

    @Test
    void who_was_asked_of_somebody_else_is_listed_and_not_touched() throws Exception {
        person(1, "ann");
        Row eve = new Users(gitlab.instance()).create("eve", "Eve", "eve@example.com", Map.of());
        Row row = new SourceUsers(gitlab.instance()).of(acme).getFirst();
        new Reassignments(gitlab.instance()).reassign(admin, row, eve);
        assertThat(acts(run(false))).containsExactly("ann ELSEWHERE eve");
    }

    @Test
    void an_owner_who_is_no_administrator_can_do_it_too_but_has_to_ask() throws Exception {
        person(1, "ann");
        Row owner = new Users(gitlab.instance()).create("olga", "Olga", "olga@example.com", Map.of());
        new Members(gitlab.instance()).insert("Namespace", acme.id(), owner.id(), Levels.OWNER, admin);
        destination.close();
        destination = destination(gitlab.token("olga"));
        assertThat(acts(run(false))).containsExactly("ann WAITS ann");
        assertThat(reassigner().remind(List.of(ACME))).hasSize(1);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> run(true))).hasMessageContaining("CONFIRMATION_NEEDED");
    }
}
