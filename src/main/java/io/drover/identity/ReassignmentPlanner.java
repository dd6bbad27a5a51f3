package io.drover.identity;

import io.drover.connector.People;
import io.drover.connector.Placeholders;
import io.drover.connector.Placeholders.Confirmation;
import io.drover.connector.SourceUser;
import io.drover.identity.Reassignment.Act;
import io.drover.identity.UserMapping.Action;
import io.drover.model.FullPath;
import io.drover.model.User;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads where every placeholder of a group stands, and says what the user map wants done about it. Changes nothing. */
final class ReassignmentPlanner {
    private final Placeholders placeholders;
    private final People people;
    private final UserMap users;
    private final URI source;

    /** @param source base URL of the instance that the user map's ids belong to */
    ReassignmentPlanner(Placeholders placeholders, People people, UserMap users, URI source) {
        this.placeholders = placeholders;
        this.people = people;
        this.users = users;
        this.source = source;
    }

    /** One for each source user of this group, in GitLab's order. People of other imports are left out. */
    List<Reassignment> plan(FullPath group) {
        List<Reassignment> plan = new ArrayList<>();
        for (SourceUser person : placeholders.of(group)) {
            if (person.from(source)) {
                plan.add(decide(group, person));
            }
        }
        return apart(plan);
    }

    private Reassignment decide(FullPath group, SourceUser person) {
        return switch (person.status()) {
            case PENDING_REASSIGNMENT, REJECTED -> give(group, person);
            case AWAITING_APPROVAL -> asked(group, person, Act.WAITS, "has to agree at the destination; GitLab sent the mail");
            case REASSIGNMENT_IN_PROGRESS -> asked(group, person, Act.WORKS, "contributions are being reassigned");
            case COMPLETED -> asked(group, person, Act.DONE, "reassigned");
            case FAILED -> failed(group, person);
            case KEEP_AS_PLACEHOLDER -> Reassignment.of(group, person, Act.KEPT, "somebody decided so at the destination");
            case UNKNOWN -> Reassignment.of(group, person, Act.UNDECIDED, "the destination has a status for it that is not known here");
        };
    }

    private Reassignment failed(FullPath group, SourceUser person) {
        String why = person.error().orElse("the reassignment failed at the destination");
        return placeholders.retries()
                ? Reassignment.of(group, person, Act.RETRY, why)
                : Reassignment.of(group, person, Act.FAILED, why + "; before 18.11 only an administrator can start it again, in the Rails console");
    }

    private Reassignment give(FullPath group, SourceUser person) {
        Optional<UserMapping> mapping = mapping(person);
        if (mapping.isEmpty()) {
            return Reassignment.of(group, person, Act.UNDECIDED, "users.csv has no row for this user");
        }
        if (mapping.get().action() == Action.SKIP) {
            return Reassignment.of(group, person, Act.UNDECIDED, "users.csv skips: " + mapping.get().reason());
        }
        String rejected = person.status() == SourceUser.Status.REJECTED ? person.assignee().map(a -> a.username() + " declined; ").orElse("declined; ") : "";
        return user(mapping.get())
                .map(user -> cannotTake(person, user)
                        .map(why -> new Reassignment(group, person, Act.UNDECIDED, user.username(), OptionalLong.empty(), why))
                        .orElseGet(() -> new Reassignment(group, person, Act.GIVE, user.username(), OptionalLong.of(user.id()), rejected + mapping.get().reason())))
                .orElseGet(() -> Reassignment.of(group, person, Act.UNDECIDED, "nobody at the destination is " + mapping.get().email()));
    }

    /** Who is not active can be given contributions by an administrator who asks nobody, and by nobody else (doc/user/import/mapping/reassignment.md). */
    private Optional<String> cannotTake(SourceUser person, User user) {
        if (person.status() == SourceUser.Status.REJECTED && person.assignee().filter(a -> a.id() == user.id()).isPresent()) {
            return Optional.of("declined; talk to them, or name somebody else in users.csv");
        }
        return user.active() || placeholders.confirmation() == Confirmation.SKIPPED
                ? Optional.empty()
                : Optional.of("is " + user.state() + " at the destination, so cannot agree; an administrator can give it with --skip-confirmation");
    }

    private Reassignment asked(FullPath group, SourceUser person, Act act, String why) {
        String wanted = mapping(person).flatMap(this::user).map(User::username).orElse("");
        boolean other = !wanted.isEmpty() && person.assignee().filter(a -> !a.username().equals(wanted)).isPresent();
        return other ? Reassignment.of(group, person, Act.ELSEWHERE, "users.csv names " + wanted) : Reassignment.of(group, person, act, why);
    }

    private Optional<UserMapping> mapping(SourceUser person) {
        return person.identifier().matches("\\d{1,18}") ? users.of(Long.parseLong(person.identifier())) : Optional.empty();
    }

    private Optional<User> user(UserMapping mapping) {
        String email = mapping.email();
        String username = mapping.username();
        Optional<User> found = email == null ? Optional.empty() : people.byEmail(email);
        return found.isPresent() || username == null ? found : people.byUsername(username);
    }

    /** GitLab gives a user only one placeholder of a source in a group, and takes no sheet that names one twice. */
    private static List<Reassignment> apart(List<Reassignment> plan) {
        Map<String, List<String>> takers = new HashMap<>();
        plan.stream().filter(r -> !r.to().isEmpty()).forEach(r -> takers.computeIfAbsent(r.to(), t -> new ArrayList<>()).add(r.person().username()));
        Set<String> crowded = new HashSet<>();
        takers.forEach((taker, people) -> {
            if (people.size() > 1) {
                crowded.add(taker);
            }
        });
        return plan.stream()
                .map(r -> r.act() == Act.GIVE && crowded.contains(r.to())
                        ? r.but(Act.UNDECIDED, "GitLab gives one user only one placeholder, and " + String.join(", ", takers.get(r.to())) + " would all go here")
                        : r)
                .toList();
    }
}
