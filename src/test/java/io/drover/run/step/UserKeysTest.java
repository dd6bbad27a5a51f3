package io.drover.run.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.identity.UserMapping;
import io.drover.model.User;
import io.drover.model.UserKey;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.sample.Organisation;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public keys of a user whom the migration makes. */
class UserKeysTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKTSaGgBfAzP/i7+UJRO9CEYNGYMyoNMbp+G3saogkb6";
    private static final String TAKEN = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAyVx+zhzhqXUCde8cbXrWsnj3DWZZIgd4P/59WEdMwB";
    private static final String OLD =
            """
            users:
              - username: ann
                email: ann@acme.example
                keys:
                  - {title: Laptop, key: "%s ann@laptop", usage_type: signing, expires_at: "2199-01-31"}
                  - {title: Shared, key: "%s ann@desk"}
                gpg_keys: [{key: "-----BEGIN PGP PUBLIC KEY BLOCK-----\\n\\nmQENBF\\n-----END PGP PUBLIC KEY BLOCK-----"}]
            groups: [{full_path: acme}]
            projects: [{full_path: acme/shop, deploy_keys: [{title: Host, key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOsN4lGsIftnU/BLyWUnsP8GhrWF3nX5JK7de6kFAta0", user: ann}]}]
            """
                    .formatted(KEY, TAKEN);
    private static final String FRESH =
            """
            users: [{username: ann, email: ann@acme.example}, {username: bob, email: bob@acme.example, keys: [{title: Bob, key: "%s ann@desk"}]}]
            """
                    .formatted(TAKEN);

    @TempDir
    Path folder;

    private final TwoGitLabs both = new TwoGitLabs();
    private final SimulatedGitLab old = both.old;
    private final SimulatedGitLab fresh = both.fresh;
    private final SourceConnector source = both.source;
    private final DestinationConnector destination = both.destination;
    private Worksite site;
    private UserMapping ann;
    private long there;

    @BeforeEach
    void prepare() {
        Organisation.parse(OLD).load(old);
        Organisation.parse(FRESH).load(fresh);
        site = both.site(folder);
        long here = old.instance().db().table("users").first("username", "ann").orElseThrow().id();
        ann = new UserMapping(here, "ann", "Ann", UserMapping.Action.CREATE, "ann@acme.example", "ann", OptionalLong.empty(), "created");
        there = destination.people().byEmail("ann@acme.example").map(User::id).orElseThrow();
    }

    @AfterEach
    void close() {
        both.close();
    }

    @Test
    void on_request_the_keys_of_a_person_are_added_once_and_one_that_is_somebody_elses_is_named() {
        Worksite mailing = site.mailing(Set.of("user_keys"));
        assertThat(EnsureUser.keys(mailing, ann, there)).containsExactly("Shared");
        assertThat(EnsureUser.keys(mailing, ann, there)).containsExactly("Shared");
        assertThat(added()).extracting(UserKey::kind).containsExactly(UserKey.Kind.SSH, UserKey.Kind.GPG);
        assertThat(added().getFirst()).satisfies(key -> {
            assertThat(key.key()).startsWith(KEY);
            assertThat(key.title()).isEqualTo("Laptop");
            assertThat(key.usage()).isEqualTo("signing");
            assertThat(key.expires()).startsWith("2199-01-31");
        });
        assertThat(added().getLast().key()).contains("mQENBF");
    }

    @Test
    void without_being_asked_none_is_added_and_no_deploy_key_counts_as_the_persons() {
        assertThat(EnsureUser.keys(site, ann, there)).hasSize(3).contains("Laptop", "Shared");
        assertThat(added()).isEmpty();
        assertThat(EnsureUser.lostKeys(site, 3).reason()).contains("send_mail_for");
    }

    private List<UserKey> added() {
        return destination.inventory().keys(there);
    }
}
