package io.drover.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers who is named in an archive, record by record; one for a whole archive. Its memory grows with the number of people only. */
final class PeopleScan {
    /** The attributes that the importer maps to users of the destination (Gitlab::ImportExport::Base::RelationFactory, USER_REFERENCES). */
    static final Set<String> USER_REFERENCES = Set.of(
            "author_id", "assignee_id", "updated_by_id", "merged_by_id", "latest_closed_by_id", "user_id", "created_by_id", "last_edited_by_id",
            "merge_user_id", "resolved_by_id", "closed_by_id", "owner_id");

    private final TreeMap<Long, Person> people = new TreeMap<>();

    private static final class Person {
        private @Nullable String name;
        private @Nullable String username;
        private @Nullable String email;
        private boolean member;
        private long references;
    }

    void reference(long userId) {
        person(userId).references++;
    }

    void author(long userId, String name) {
        person(userId).name = name;
    }

    void member(MemberLine line) {
        line.userId().ifPresent(id -> {
            Person person = person(id);
            person.member = true;
            person.username = line.username();
            person.email = person.email == null ? line.address() : person.email;
        });
    }

    private Person person(long userId) {
        return people.computeIfAbsent(userId, id -> new Person());
    }

    /** By source id. */
    List<Contributor> people() {
        List<Contributor> all = new ArrayList<>();
        people.forEach((id, person) ->
                all.add(new Contributor(id, person.name, person.username, person.email, person.member, person.references)));
        return List.copyOf(all);
    }
}
