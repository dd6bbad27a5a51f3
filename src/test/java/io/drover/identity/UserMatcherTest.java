package io.drover.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.connector.Capability;
import io.drover.identity.UserMapping.Action;
import io.drover.model.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserMatcherTest {
    private static final Set<Capability> ADMIN = Set.of(Capability.values());

    private final List<User> source = new ArrayList<>();
    private final List<User> destination = new ArrayList<>();

    @Test
    void the_primary_email_decides_whatever_the_user_name() {
        source.add(user(1, "alice", "Alice@Example.com", null));
        destination.add(user(50, "alice", "other@example.com", null));
        destination.add(user(51, "asmith", "alice@example.com", null));
        assertThat(only(ADMIN)).isEqualTo(new UserMapping(
                1, "alice", "Alice", Action.MATCH, "alice@example.com", "asmith", OptionalLong.of(51), Confidence.CERTAIN, "same primary e-mail"));
    }

    @Test
    void then_the_public_email_on_either_side() {
        source.add(user(1, "alice", null, "alice@example.com"));
        destination.add(user(51, "asmith", "Alice@example.com", null));
        assertThat(only(ADMIN).reason()).isEqualTo("same public e-mail");
        source.set(0, user(1, "alice", "alice@example.com", null));
        destination.set(0, user(51, "asmith", null, "alice@example.com"));
        assertThat(only(Set.of()).destinationId()).hasValue(51);
    }

    @Test
    void a_primary_email_beats_the_same_public_one_of_another() {
        source.add(user(1, "alice", "alice@example.com", null));
        destination.add(user(51, "liar", "liar@example.com", "alice@example.com"));
        destination.add(user(52, "asmith", "alice@example.com", null));
        assertThat(only(ADMIN).destinationId()).hasValue(52);
    }

    @Test
    void the_identity_of_a_sign_in_provider_decides_where_addresses_differ() {
        source.add(identified(1, "alice", "alice@old.example", "saml:A-17"));
        destination.add(identified(50, "asmith", "alice@new.example", "saml:A-17"));
        destination.add(identified(51, "alice", "other@new.example", "ldapmain:uid=alice"));
        assertThat(only(ADMIN)).isEqualTo(new UserMapping(
                1, "alice", "Alice", Action.MATCH, "alice@new.example", "asmith", OptionalLong.of(50), Confidence.CERTAIN, "same saml identity, another e-mail"));
        destination.set(1, identified(51, "asmith2", "x@new.example", "saml:A-17"));
        assertThat(only(ADMIN).action()).as("two people with one identity: nobody is guessed").isEqualTo(Action.CREATE);
    }

    @Test
    void a_user_name_alone_is_low_confidence_and_says_so() {
        source.add(user(1, "alice", null, null));
        destination.add(user(50, "alice", "alice@new.example", null));
        assertThat(only(ADMIN).reason()).isEqualTo("same user name and name, the source shows no e-mail");
        assertThat(only(ADMIN).confidence()).isEqualTo(Confidence.DOUBTFUL);
        assertThat(only(ADMIN).email()).isEqualTo("alice@new.example");
    }

    @Test
    void a_user_name_taken_by_somebody_else_is_never_guessed() {
        source.add(user(1, "alice", "alice@old.example", null));
        destination.add(new User(50, "alice", "Alicia Other", "ao@new.example", null, "active", false, false, false, null, List.of()));
        Matching matching = match(ADMIN);
        assertThat(matching.map().mappings()).singleElement().satisfies(m -> assertThat(m.action()).isEqualTo(Action.SKIP));
        assertThat(matching.conflicts()).singleElement().satisfies(c -> assertThat(c.what())
                .isEqualTo("conflict: the user name is taken at the destination by Alicia Other with another e-mail; decide by hand"));
    }

    @Test
    void nobody_there_is_created_only_by_a_token_that_may() {
        source.add(user(1, "alice", "alice@example.com", null));
        assertThat(only(ADMIN)).isEqualTo(new UserMapping(
                1, "alice", "Alice", Action.CREATE, "alice@example.com", "alice", OptionalLong.empty(), "nobody at the destination has this e-mail"));
        assertThat(only(Set.of()).action()).isEqualTo(Action.SKIP);
        assertThat(only(Set.of()).reason()).endsWith("the token may not create users");
    }

    @Test
    void bots_are_skipped_and_blocked_users_keep_their_authorship() {
        source.add(new User(1, "project_1_bot", "Bot", "bot@example.com", null, "active", true, false, false, null, List.of()));
        source.add(new User(2, "gone", "Gone", "gone@example.com", null, "blocked", false, false, false, null, List.of()));
        assertThat(match(ADMIN).map().of(1).orElseThrow().reason()).startsWith("bot account");
        assertThat(match(ADMIN).map().of(2).orElseThrow().action()).isEqualTo(Action.CREATE);
        assertThat(match(ADMIN).map().of(2).orElseThrow().reason()).endsWith("blocked at the source");
    }

    @Test
    void two_source_users_never_become_one_without_a_person() {
        source.add(user(1, "alice", "alice@example.com", null));
        source.add(user(2, "alice2", "a2@example.com", "alice@example.com"));
        destination.add(user(51, "asmith", "alice@example.com", null));
        Matching matching = match(ADMIN);
        assertThat(matching.map().mappings()).allMatch(m -> m.action() == Action.SKIP);
        assertThat(matching.conflicts()).containsExactly(new Matching.Conflict(
                List.of("alice", "alice2"), "conflict: alice and alice2 would all become asmith <alice@example.com>; decide by hand"));
    }

    @Test
    void secondary_addresses_on_either_side_are_likely() {
        source.add(user(1, "alice", "alice@new.example", null).withSecondaryEmails(List.of("alice@old.example")));
        destination.add(user(51, "asmith", "ALICE@old.example", null));
        assertThat(only(ADMIN).reason()).isEqualTo("same secondary e-mail");
        assertThat(only(ADMIN).confidence()).isEqualTo(Confidence.LIKELY);
        source.set(0, user(1, "alice", "alice@old.example", null));
        destination.set(0, user(51, "asmith", "alice@new.example", null).withSecondaryEmails(List.of("alice@old.example")));
        assertThat(only(ADMIN)).isEqualTo(new UserMapping(
                1, "alice", "Alice", Action.MATCH, "alice@new.example", "asmith", OptionalLong.of(51), Confidence.LIKELY,
                "same primary e-mail, a secondary one there"));
    }

    @Test
    void plus_addresses_are_two_people_unless_it_is_said_that_they_are_not() {
        source.add(user(1, "alice", "alice+gitlab@example.com", null));
        destination.add(user(51, "asmith", "alice@example.com", null));
        assertThat(only(ADMIN).action()).isEqualTo(Action.CREATE);
        Matching folded = new UserMatcher(UserDirectory.of(destination, new Likeness(true)), ADMIN).match(source);
        assertThat(folded.map().of(1).orElseThrow().destinationId()).hasValue(51);
    }

    @Test
    void addresses_and_names_are_the_same_in_any_unicode_form() {
        source.add(user(1, "jose", "jose\u0301@b\u00fccher.example", null));
        destination.add(user(51, "jperez", "JOS\u00c9@xn--bcher-kva.example", null));
        assertThat(only(ADMIN).destinationId()).hasValue(51);
        assertThat(Likeness.name(" Jos\u00e9   P\u00e9rez ")).isEqualTo("jose perez");
        assertThat(Likeness.bareUsername("Ann.Smith-1")).isEqualTo("annsmith1");
    }

    @Test
    void a_name_alone_is_a_hint_and_no_match() {
        source.add(user(1, "ann.smith", "ann@example.com", null));
        destination.add(user(51, "annsmith", "asmith@other.example", null));
        assertThat(only(ADMIN).action()).isEqualTo(Action.CREATE);
        assertThat(only(ADMIN).reason()).isEqualTo("nobody at the destination has this e-mail; perhaps annsmith (Annsmith)");
        assertThat(only(ADMIN).confidence()).isEqualTo(Confidence.DOUBTFUL);
    }

    @Test
    void the_ghost_and_what_an_import_left_are_nobody() {
        source.add(user(1, "ghost", "ghost@source.example", null));
        source.add(user(2, "ann_placeholder_user_3", "gitlab_migration_1f_1@source.example", null));
        assertThat(match(ADMIN).map().mappings()).extracting(UserMapping::action).containsOnly(Action.SKIP);
        assertThat(match(ADMIN).conflicts()).isEmpty();
    }

    /** Whatever is written differently, the same people are found; whatever else is around, nobody certain changes hands. */
    @Test
    void case_space_and_bystanders_change_nothing() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            source.clear();
            destination.clear();
            fill(source, random, 1);
            fill(destination, random, 100);
            List<UserMapping> plain = match(ADMIN).map().mappings();
            source.replaceAll(u -> new User(
                    u.id(), u.username(), u.name(), shouted(u.email(), random), shouted(u.publicEmail(), random), u.state(), false, false, false, null, List.of()));
            assertThat(match(ADMIN).map().mappings()).isEqualTo(plain);
            destination.add(user(999, "bystander", "bystander@elsewhere.example", null));
            assertThat(match(ADMIN).map().mappings()).isEqualTo(plain);
            plain.stream().filter(m -> m.confidence() == Confidence.CERTAIN).forEach(m -> {
                User here = source.stream().filter(u -> u.id() == m.sourceId()).findFirst().orElseThrow();
                User there = destination.stream().filter(u -> u.id() == m.destinationId().orElseThrow()).findFirst().orElseThrow();
                assertThat(here.email()).isNotNull();
                assertThat(there.email() == null || there.email().equalsIgnoreCase(here.email().strip())).isTrue();
            });
        }
    }

    private static @Nullable String shouted(@Nullable String email, Random random) {
        return email == null ? null : random.nextBoolean() ? " " + email.toUpperCase(java.util.Locale.ROOT) : email;
    }

    @Test
    void several_people_showing_one_email_are_a_conflict() {
        source.add(user(1, "alice", "team@example.com", null));
        destination.add(user(51, "a", "a@example.com", "team@example.com"));
        destination.add(user(52, "b", "b@example.com", "team@example.com"));
        assertThat(match(ADMIN).conflicts()).singleElement().satisfies(c -> assertThat(c.what()).contains("a, b"));
    }

    @Test
    void whatever_the_users_nobody_is_matched_twice_and_order_does_not_matter() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            source.clear();
            destination.clear();
            fill(source, random, 1);
            fill(destination, random, 100);
            Matching matching = match(random.nextBoolean() ? ADMIN : Set.of());
            assertThat(matching.map().mappings()).hasSameSizeAs(source);
            Map<Long, Long> taken = new HashMap<>();
            for (UserMapping m : matching.map().mappings()) {
                m.destinationId().ifPresent(id -> assertThat(taken.put(id, m.sourceId())).as("taken twice").isNull());
                assertThat(m.email() == null).isEqualTo(m.action() == Action.SKIP);
                assertThat(m.reason()).isNotBlank();
            }
            Collections.shuffle(source, random);
            Collections.shuffle(destination, random);
            boolean creates = matching.map().mappings().stream().anyMatch(m -> m.action() == Action.CREATE);
            if (creates) {
                assertThat(match(ADMIN).map().mappings()).isEqualTo(matching.map().mappings());
            }
        }
    }

    private static void fill(List<User> users, Random random, int firstId) {
        List<String> free = new ArrayList<>(List.of("ann", "ben", "cid", "dot", "eli", "fay"));
        Collections.shuffle(free, random);
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            @Nullable String email = random.nextInt(3) == 0 ? null : free.get(random.nextInt(6)) + i % 2 + "@example.com";
            @Nullable String visible = random.nextInt(3) == 0 ? free.get(random.nextInt(6)) + "1@example.com" : null;
            users.add(user(firstId + i, free.get(i), email, visible));
        }
    }

    private UserMapping only(Set<Capability> capabilities) {
        Matching matching = match(capabilities);
        assertThat(matching.conflicts()).isEmpty();
        return matching.map().mappings().getFirst();
    }

    private Matching match(Set<Capability> capabilities) {
        return new UserMatcher(UserDirectory.of(destination), capabilities).match(source);
    }

    private static User identified(long id, String username, String email, String identity) {
        User plain = user(id, username, email, null);
        return new User(
                plain.id(), plain.username(), plain.name(), plain.email(), plain.publicEmail(), plain.state(), plain.bot(), plain.admin(), plain.external(),
                plain.lastActivityAt(), List.of(identity));
    }

    private static User user(long id, String username, @Nullable String email, @Nullable String publicEmail) {
        String name = Character.toUpperCase(username.charAt(0)) + username.substring(1);
        return new User(id, username, name, email, publicEmail, "active", false, false, false, null, List.of());
    }
}
