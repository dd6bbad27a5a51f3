package io.drover.run.step;

import io.drover.connector.People;
import io.drover.identity.UserMapping;
import io.drover.model.User;
import java.util.Objects;
import java.util.Optional;

/** People must be there before anything is imported: the importer maps whom it finds and nobody else. */
public final class EnsureUser {
    private EnsureUser() {}

    /** True when nobody at the destination has this address. */
    public static boolean missing(Worksite site, UserMapping mapping) {
        return site.destination().people().byEmail(email(mapping)).isEmpty();
    }

    /** Creates the user unless a try that was cut off did. Returns the id. */
    public static long create(Worksite site, UserMapping mapping) {
        People people = site.destination().people();
        Optional<User> there = people.byEmail(email(mapping));
        if (there.isPresent()) {
            return there.get().id();
        }
        String username = mapping.username() == null ? mapping.sourceUsername() : mapping.username();
        return people.create(email(mapping), username, mapping.sourceName()).id();
    }

    public static PlannedWrite preview(UserMapping mapping) {
        return PlannedWrite.destination("create user " + email(mapping) + " for " + mapping.sourceUsername());
    }

    /** The address of a user who is matched or created. */
    public static String email(UserMapping mapping) {
        return Objects.requireNonNull(mapping.email(), "only skipped users have no address");
    }
}
