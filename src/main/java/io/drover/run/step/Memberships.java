package io.drover.run.step;

import io.drover.connector.People;
import io.drover.model.AccessLevel;
import io.drover.model.Member;
import io.drover.model.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Direct members as at the source: the same people with the same levels, nobody higher than there. An import makes owners of projects
 * maintainers and adds whoever imports (doc/user/project/settings/import_export.md); both are put right here.
 */
public final class Memberships {
    private Memberships() {}

    /**
     * @param added   destination user ids added or raised
     * @param removed destination user ids taken out: guests of the import, and the importing user
     * @param skipped source user ids without a user at the destination
     */
    public record Result(List<Long> added, List<Long> removed, List<Long> skipped) {
        public Result {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            skipped = List.copyOf(skipped);
        }
    }

    /** Destination user ids that are not direct members yet and should be; in a group that was there before, each needs an undo. */
    public static List<Long> missing(Worksite site, Owner from, Owner to) {
        Set<Long> there = new HashSet<>();
        site.destination().inventory().members(to).forEach(m -> there.add(m.userId()));
        return wanted(site, from).keySet().stream().filter(id -> !there.contains(id)).sorted().toList();
    }

    /** Adds and raises. */
    public static Result add(Worksite site, Owner from, Owner to) {
        People people = site.destination().people();
        List<Long> added = new ArrayList<>();
        wanted(site, from).forEach((id, member) -> {
            if (people.addMember(to, id, member.accessLevel(), member.expiresAt())) {
                added.add(id);
            }
        });
        return new Result(added.stream().sorted().toList(), List.of(), skipped(site, from));
    }

    /** Adds and raises, and takes out whom only the import brought in. Only for what the import made. */
    public static Result exactly(Worksite site, Owner from, Owner to, List<Long> guests) {
        Result added = add(site, from, to);
        Map<Long, Member> wanted = wanted(site, from);
        Set<Long> superfluous = new HashSet<>();
        guests.forEach(guest -> site.users().destinationUser(guest).ifPresent(superfluous::add));
        // An administrator keeps access without being a member; anybody else would lock themselves out.
        if (site.destination().token().admin()) {
            superfluous.add(site.destination().token().userId());
        }
        superfluous.removeAll(wanted.keySet());
        List<Long> removed = new ArrayList<>();
        for (Member member : site.destination().inventory().members(to)) {
            Member asThere = wanted.get(member.userId());
            if (superfluous.contains(member.userId())) {
                site.destination().people().removeMember(to, member.userId());
                removed.add(member.userId());
            } else if (asThere != null && staysOtherwise(member, asThere)) {
                site.destination().people().expire(to, member, asThere.expiresAt());
            }
        }
        return new Result(added.added(), removed, added.skipped());
    }

    /** An import may forget until when somebody is a member. */
    private static boolean staysOtherwise(Member there, Member wanted) {
        return there.accessLevel() == wanted.accessLevel() && !Objects.equals(there.expiresAt(), wanted.expiresAt());
    }

    private static Map<Long, Member> wanted(Worksite site, Owner from) {
        Map<Long, Member> wanted = new HashMap<>();
        for (Member member : site.source().inventory().members(from)) {
            OptionalLong id = site.users().destinationUser(member.userId());
            if (id.isPresent() && member.accessLevel() != AccessLevel.NO_ACCESS) {
                wanted.put(id.getAsLong(), member);
            }
        }
        return wanted;
    }

    private static List<Long> skipped(Worksite site, Owner from) {
        return site.source().inventory().members(from).stream()
                .map(Member::userId)
                .filter(id -> site.users().destinationUser(id).isEmpty())
                .toList();
    }

    public static List<PlannedWrite> preview(Worksite site, Owner from) {
        List<PlannedWrite> writes = new ArrayList<>();
        for (Member member : site.source().inventory().members(from)) {
            site.userMap().of(member.userId()).filter(m -> m.email() != null).ifPresent(mapping -> writes.add(PlannedWrite.destination(
                    "member " + EnsureUser.email(mapping) + " as " + member.accessLevel().name().toLowerCase(java.util.Locale.ROOT))));
        }
        return writes;
    }
}
