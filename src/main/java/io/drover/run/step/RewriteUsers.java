package io.drover.run.step;

import io.drover.archive.ArchiveRewriter;
import io.drover.archive.RewritePlan;
import io.drover.archive.RewriteReport;
import io.drover.connector.Capability;
import io.drover.connector.InventoryReader;
import io.drover.identity.UserMapping;
import io.drover.model.AccessLevel;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes destination addresses into the archive's members, and lists contributors who are no members as guests: an importer attributes work
 * to members only (doc/user/project/settings/import_export.md, "Map users for import").
 */
public final class RewriteUsers {
    private RewriteUsers() {}

    /**
     * @param guests source ids of those who become members for the import only
     * @param undecided members whom the user map does not know
     */
    public record Rewritten(long bytes, String sha256, long mapped, List<Long> guests, Set<Long> undecided, Map<String, Long> dropped) {
        public Rewritten {
            guests = List.copyOf(guests);
            undecided = Set.copyOf(undecided);
            dropped = Map.copyOf(dropped);
        }
    }

    public static Rewritten run(Worksite site, Owner owner, ItemFiles files) {
        Path archive = Export.present(site, owner, files);
        RewritePlan plan = plan(site, owner, archive);
        RewriteReport report = new ArchiveRewriter().rewrite(archive, files.rewritten(), plan);
        return new Rewritten(report.bytes(), report.sha256(), report.mapped(), guests(plan), report.undecided(), report.dropped());
    }

    /** The archive as it was rewritten, made once more when it is not on this machine. */
    public static Path present(Worksite site, Owner owner, ItemFiles files) {
        if (!Files.exists(files.rewritten())) {
            run(site, owner, files);
        }
        return files.rewritten();
    }

    static List<Long> guests(RewritePlan plan) {
        return plan.guests().stream().map(RewritePlan.Guest::sourceId).toList();
    }

    /** Who becomes whom, and who has to be a guest. */
    static RewritePlan plan(Worksite site, Owner owner, Path archive) {
        // Guests of a group would have to be taken out of each of its subgroups again, and hardly anything in a group has an author.
        boolean addGuests = owner.scope() == Scope.PROJECT && site.destination().capabilities().contains(Capability.MAP_ARCHIVE_USERS);
        return plan(site, addGuests ? guests(site, owner, archive) : List.of());
    }

    private static RewritePlan plan(Worksite site, List<RewritePlan.Guest> guests) {
        Map<Long, String> emails = new HashMap<>();
        Set<Long> unmapped = new HashSet<>();
        for (UserMapping mapping : site.userMap().mappings()) {
            if (mapping.email() == null || mapping.action() == UserMapping.Action.SKIP) {
                unmapped.add(mapping.sourceId());
            } else {
                emails.put(mapping.sourceId(), mapping.email());
            }
        }
        // Whether anybody is invited is decided once, where they are made over the API.
        return new RewritePlan(emails, unmapped, guests, Set.of(RewritePlan.INVITATIONS));
    }

    private static List<RewritePlan.Guest> guests(Worksite site, Owner owner, Path archive) {
        Set<Long> members = new HashSet<>();
        InventoryReader inventory = site.source().inventory();
        inventory.members(owner).stream().map(Member::userId).forEach(members::add);
        List<RewritePlan.Guest> guests = new ArrayList<>();
        for (long id : Contributors.of(archive)) {
            if (!members.contains(id)) {
                site.userMap().of(id).filter(m -> m.email() != null && m.action() != UserMapping.Action.SKIP).ifPresent(mapping ->
                        guests.add(new RewritePlan.Guest(id, mapping.sourceUsername(), EnsureUser.email(mapping), AccessLevel.GUEST)));
            }
        }
        return guests;
    }
}
