package io.drover.run.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.Receipt;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.sample.Organisation;
import io.drover.time.Time;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invitations of one simulated GitLab's group: mail goes out only where somebody asked for it. */
class InvitationsTest {
    private static final String OLD =
            """
            users: [{username: here, email: here@acme.example}]
            groups: [{full_path: acme, invitations: [
              {invite_email: new@acme.example, access_level: 30, expires_at: "2199-01-31"}, {invite_email: here@acme.example, access_level: 20}]}]
            """;
    private static final String FRESH = "{users: [{username: here, email: here@acme.example}], groups: [{full_path: acme, members: {here: 40}}]}";

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

    @BeforeEach
    void prepare() {
        Organisation.parse(OLD).load(old);
        Organisation.parse(FRESH).load(fresh);
        site = both.site(folder);
        from = source.inventory().group(FullPath.of("acme")).map(Group::owner).orElseThrow();
        to = destination.inventory().group(FullPath.of("acme")).map(Group::owner).orElseThrow();
    }

    @AfterEach
    void close() {
        both.close();
    }

    @Test
    void without_being_asked_nobody_is_invited_and_all_are_named() {
        Complement.Result result = Complement.run(site, Relations.GROUP_INVITATIONS, from, to, false);
        assertThat(result.written()).noneMatch(Receipt::created);
        assertThat(result.reenter()).extracting(Reenter::key, Reenter::attributes).containsExactlyInAnyOrder(
                tuple("new@acme.example", List.of("the invitation")), tuple("here@acme.example", List.of("the invitation")));
        assertThat(there()).isEmpty();
        assertThat(Complement.missing(site, Relations.GROUP_INVITATIONS, from, to)).as("nothing to undo").isEmpty();
        assertThat(Complement.preview(site, Relations.GROUP_INVITATIONS, from, Optional.of(to))).extracting(PlannedWrite::what)
                .contains("reenter of pending invitations to groups: new@acme.example");
    }

    @Test
    void on_request_who_is_missing_is_invited_once_and_who_is_a_member_is_named() {
        Worksite inviting = site.mailing(Set.of("invitations"));
        Complement.Result result = Complement.run(inviting, Relations.GROUP_INVITATIONS, from, to, false);
        assertThat(result.written()).extracting(Receipt::key, Receipt::created)
                .containsExactlyInAnyOrder(tuple("new@acme.example", true), tuple("here@acme.example", false));
        assertThat(result.reenter()).extracting(Reenter::key).containsExactly("here@acme.example");
        assertThat(there()).singleElement().satisfies(record -> {
            assertThat(record.fields().path("access_level").asInt()).isEqualTo(30);
            assertThat(record.fields().path("expires_at").asString()).isEqualTo("2199-01-31");
        });

        Complement.run(inviting, Relations.GROUP_INVITATIONS, from, to, false);
        assertThat(there()).hasSize(1);
        assertThat(destination.writer().remove(Relations.GROUP_INVITATIONS, to, "new@acme.example")).isTrue();
        assertThat(there()).isEmpty();
    }

    private List<RelationRecord> there() {
        List<RelationRecord> records = new ArrayList<>();
        try (SourceConnector look = GitLab.source(config(fresh), new Secret(fresh.rootToken()), Time.system())) {
            look.relations().read(Relations.GROUP_INVITATIONS, to, records::add);
        }
        return records;
    }

    private static InstanceConfig config(SimulatedGitLab gitlab) {
        return new InstanceConfig("any", "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
    }
}
