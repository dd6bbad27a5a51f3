package io.drover.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.User;
import io.drover.model.Visibility;
import io.drover.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every destination connector must do, with an administrator's token on an instance where all names below are free. */
public abstract class DestinationConnectorContract {
    protected abstract DestinationConnector destination();

    @Test
    void a_group_is_made_once() {
        Group made = destination().namespaces().createGroup(FullPath.of("once"), "Once", Visibility.PRIVATE, "A group");
        Group again = destination().namespaces().createGroup(FullPath.of("once"), "Other name", Visibility.PRIVATE, null);
        Group below = destination().namespaces().createGroup(FullPath.of("once/below"), "Below", Visibility.PRIVATE, null);

        assertThat(again).isEqualTo(made);
        assertThat(below.parentId()).isEqualTo(made.id());
        assertThat(destination().inventory().group(FullPath.of("once/below"))).contains(below);
    }

    @Test
    void a_group_without_its_parent_is_a_problem() {
        assertThatThrownBy(() -> destination().namespaces().createGroup(FullPath.of("nowhere/x"), "X", Visibility.PRIVATE, null))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void a_group_is_deleted_and_deleting_it_again_does_no_harm() {
        Group group = destination().namespaces().createGroup(FullPath.of("gone"), "Gone", Visibility.PRIVATE, null);
        destination().namespaces().deleteGroup(group.fullPath(), group.id());
        destination().namespaces().deleteGroup(group.fullPath(), group.id());
        assertThat(destination().inventory().group(group.fullPath())).isEmpty();
    }

    @Test
    void a_user_is_made_once_and_found_by_mail_and_name_whatever_the_case() {
        User made = destination().people().create("Carol@Example.com", "carol", "Carol C.");
        User again = destination().people().create("carol@example.com", "carol", "Carol C.");

        assertThat(again.id()).isEqualTo(made.id());
        assertThat(destination().people().byEmail("CAROL@example.com")).map(User::id).contains(made.id());
        assertThat(destination().people().byUsername("Carol")).map(User::id).contains(made.id());
        assertThat(destination().people().byEmail("arol@example.com")).isEmpty();
        assertThat(destination().inventory().user(made.id())).map(User::active).contains(true);
    }

    @Test
    void a_user_brings_other_addresses_and_leaves_those_of_somebody_else() {
        User fay = destination().people().create("fay@example.com", "fay", "Fay");
        User gus = destination().people().create("gus@example.com", "gus", "Gus");
        assertThat(destination().people().addEmails(fay.id(), List.of("fay@old.example"))).isEmpty();
        assertThat(destination().people().addEmails(fay.id(), List.of("fay@old.example"))).as("again").isEmpty();
        assertThat(destination().people().addEmails(gus.id(), List.of("gus@old.example", "fay@old.example"))).containsExactly("fay@old.example");
        assertThat(destination().inventory().otherEmails(fay.id())).contains("fay@old.example");
    }

    @Test
    void a_user_brings_the_identities_of_sign_in_providers() {
        List<String> identities = List.of("ldapmain:uid=fay,ou=people", "saml:F-4");
        User made = destination().people().create("fay@example.com", "fay", "Fay", identities);
        destination().people().create("fay@example.com", "fay", "Fay", identities);
        assertThat(destination().inventory().user(made.id()).orElseThrow().identities()).containsExactlyInAnyOrderElementsOf(identities);
    }

    @Test
    void a_username_in_use_is_a_problem() {
        destination().people().create("dan@example.com", "dan", "Dan");
        assertThatThrownBy(() -> destination().people().create("other.dan@example.com", "dan", "Dan")).isInstanceOf(ProblemException.class);
    }

    @Test
    void blocking_and_deleting_a_user_can_be_repeated() {
        User user = destination().people().create("eve@example.com", "eve", "Eve");
        destination().people().block(user.id());
        destination().people().block(user.id());
        assertThat(destination().inventory().user(user.id())).map(User::state).contains("blocked");
        destination().people().delete(user.id());
        destination().people().delete(user.id());
        assertThat(destination().people().byUsername("eve")).isEmpty();
    }

    @Test
    void a_membership_is_raised_and_never_lowered() {
        User user = destination().people().create("frank@example.com", "frank", "Frank");
        Group group = destination().namespaces().createGroup(FullPath.of("club"), "Club", Visibility.PRIVATE, null);
        People people = destination().people();

        assertThat(people.addMember(group.owner(), user.id(), AccessLevel.DEVELOPER, null)).isTrue();
        assertThat(people.addMember(group.owner(), user.id(), AccessLevel.DEVELOPER, null)).isFalse();
        assertThat(people.addMember(group.owner(), user.id(), AccessLevel.GUEST, null)).isFalse();
        assertThat(people.addMember(group.owner(), user.id(), AccessLevel.OWNER, null)).isTrue();
        assertThat(level(group, "frank")).isEqualTo(AccessLevel.OWNER);

        Member frank = destination().inventory().members(group.owner()).stream().filter(m -> m.userId() == user.id()).findFirst().orElseThrow();
        people.expire(group.owner(), frank, LocalDate.parse("2099-03-01"));
        assertThat(destination().inventory().members(group.owner())).contains(new Member(user.id(), "frank", AccessLevel.OWNER, LocalDate.parse("2099-03-01")));
        people.expire(group.owner(), frank, null);
        assertThat(destination().inventory().members(group.owner())).contains(frank);

        people.removeMember(group.owner(), user.id());
        people.removeMember(group.owner(), user.id());
        assertThat(destination().inventory().members(group.owner())).extracting(Member::username).doesNotContain("frank");
    }

    private AccessLevel level(Group group, String username) {
        return destination().inventory().members(group.owner()).stream()
                .filter(member -> member.username().equals(username))
                .findFirst()
                .orElseThrow()
                .accessLevel();
    }
}
