package io.drover.connector;

import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.User;
import io.drover.model.UserKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks an instance page by page; a cursor continues a walk in another process. */
public interface InventoryReader {
    /** All users the token may list, ordered by id. */
    Page<User> users(@Nullable String cursor);

    /** The group at {@code root} and everything below it, or every visible group when null. */
    Page<Group> groups(@Nullable FullPath root, @Nullable String cursor);

    /** Projects with statistics of the group {@code root} and its subgroups (shared ones left out), or every visible project when null. */
    Page<Project> projects(@Nullable FullPath root, @Nullable String cursor);

    /**
     * Cursors that cut the walk of projects into slices which can be walked at the same time: each one leads, page by page, to the end of
     * its slice only. Together they hold exactly what the walk from null holds. Empty when it cannot be cut, or is too short to bother.
     */
    default List<String> projectSlices(@Nullable FullPath root) {
        return List.of();
    }

    Optional<User> user(long id);

    /** Confirmed addresses of a user, the primary may be among them. Empty for a token that may not see them. */
    default List<String> otherEmails(long userId) {
        return List.of();
    }

    /** Public keys of a user. */
    default List<UserKey> keys(long userId) {
        return List.of();
    }

    Optional<Group> group(FullPath path);

    Optional<Project> project(FullPath path);

    /** Direct members, access requests and invitations left out. */
    List<Member> members(Owner owner);
}
