package io.drover.archive;

import io.drover.model.AccessLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rewrite changes.
 *
 * @param emails   destination primary e-mail by source user id; written lower case into {@code members.user.public_email}, because that is
 *                 the only thing a GitLab importer matches by (doc/user/project/settings/import_export.md, "Map users for import")
 * @param unmapped source user ids whose contributions shall go to the importing user: their e-mail is blanked
 * @param guests   contributors to add as members with a low level, so that GitLab attributes their work to them;
 *                 whoever runs the import removes the memberships afterwards
 * @param drop     relations to leave out, named as in the tree: {@code ci_pipelines}; {@link #INVITATIONS} are lines among the members
 */
public record RewritePlan(Map<Long, String> emails, Set<Long> unmapped, List<Guest> guests, Set<String> drop) {
    /** Pending invitations: the importer makes them anew, those of groups above as the project's own. */
    public static final String INVITATIONS = "invitations";

    public static final RewritePlan NOTHING = new RewritePlan(Map.of(), Set.of(), List.of(), Set.of());

    public RewritePlan {
        emails = Map.copyOf(emails);
        unmapped = Set.copyOf(unmapped);
        guests = List.copyOf(guests);
        drop = Set.copyOf(drop);
    }

    /**
     * Somebody who is to be a member though the archive does not say so.
     *
     * @param until null for ever
     */
    public record Guest(long sourceId, String username, String email, AccessLevel level, @Nullable LocalDate until) {
        /** A contributor who is no member of the exported project. */
        public Guest(long sourceId, String username, String email, AccessLevel level) {
            this(sourceId, username, email, level, null);
        }
    }
}
