package io.drover.report;

import io.drover.inventory.Inventory;
import io.drover.model.AccessLevel;
import io.drover.model.FullPath;
import io.drover.model.Member;
import io.drover.model.Relation;
import io.drover.model.Scope;
import io.drover.model.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who can supply a secret: those who may see its page at the source, owners of a group, maintainers and owners of a project
 * (doc/user/permissions.md), the nearest first. Blocked people cannot.
 */
final class Suppliers {
    private static final int SHOWN = 5;

    private final Inventory inventory;
    private final Set<Long> blocked;

    Suppliers(Inventory inventory) {
        this.inventory = inventory;
        this.blocked = inventory.users().stream().filter(user -> !user.active()).map(User::id).collect(Collectors.toSet());
    }

    /** Usernames at the source, with the level of each group's or project's; says so when nobody is known. */
    String of(FullPath path, Relation relation) {
        AccessLevel least = relation.scope() == Scope.GROUP ? AccessLevel.OWNER : AccessLevel.MAINTAINER;
        Set<String> people = new LinkedHashSet<>();
        for (Optional<FullPath> place = Optional.of(path); place.isPresent(); place = place.get().parent()) {
            members(place.get()).stream().filter(member -> able(member, least)).map(Member::username).forEach(people::add);
        }
        if (people.isEmpty()) {
            return "an administrator of the source";
        }
        String few = people.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return people.size() > SHOWN ? few + " and " + (people.size() - SHOWN) + " more" : few;
    }

    private List<Member> members(FullPath path) {
        return inventory.members().getOrDefault(path, List.of());
    }

    private boolean able(Member member, AccessLevel least) {
        return member.accessLevel().value() >= least.value() && !blocked.contains(member.userId());
    }
}
