package io.drover.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the walk's journal: what has been read, and where to go on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WalkEntry.Start.class, name = "start"),
    @JsonSubTypes.Type(value = WalkEntry.Slices.class, name = "slices"),
    @JsonSubTypes.Type(value = WalkEntry.Users.class, name = "users"),
    @JsonSubTypes.Type(value = WalkEntry.Groups.class, name = "groups"),
    @JsonSubTypes.Type(value = WalkEntry.Projects.class, name = "projects"),
    @JsonSubTypes.Type(value = WalkEntry.Detail.class, name = "detail")
})
sealed interface WalkEntry {
    /** What is walked. A journal that begins with another one is of no use for this walk. */
    record Start(String source, String url, List<FullPath> roots, boolean members, boolean counts, Instant at) implements WalkEntry {
        boolean sameWalk(Start other) {
            return source.equals(other.source)
                    && url.equals(other.url)
                    && roots.equals(other.roots)
                    && members == other.members
                    && counts == other.counts;
        }
    }

    /** Where the slices of one root's projects begin; an empty list is one walk from the start. */
    record Slices(String root, List<String> cursors) implements WalkEntry {}

    /** @param next null at the end */
    record Users(List<User> items, @Nullable String next) implements WalkEntry {}

    record Groups(String root, List<Group> items, @Nullable String next) implements WalkEntry {}

    record Projects(String root, int slice, List<Project> items, @Nullable String next) implements WalkEntry {}

    /** Members and counts of one group or project. */
    record Detail(FullPath path, List<Member> members, Map<Relation, Long> counts, List<Inventory.Gap> gaps) implements WalkEntry {}
}
