package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.placeholders.SourceUsers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who stands here for the people of one source: placeholder users, or the real ones once they were assigned. Their names are asked for by id. */
final class SourcePeople {
    private static final String IMPORT_TYPE = "gitlab_migration";
    private static final String QUERY = "query($ids: [ID!]) { users(ids: $ids) { nodes { id name username } } }";

    private final Instance instance;
    private final SourceInstance source;
    private final SourceUsers sourceUsers;
    private final String host;
    private final Map<Long, Person> people = new ConcurrentHashMap<>();

    SourcePeople(Instance instance, Row bulk) {
        this.instance = instance;
        this.source = new SourceInstance(instance, bulk);
        this.sourceUsers = new SourceUsers(instance);
        URI url = URI.create(bulk.text("url"));
        this.host = url.getScheme() + "://" + url.getAuthority();
    }

    record Person(String name, String username) {}

    /** The source user with these names, made when there was none. */
    Row known(long topLevelGroup, long sourceId, Person person) {
        people.put(sourceId, person);
        return sourceUsers.ensure(topLevelGroup, host, IMPORT_TYPE, Long.toString(sourceId), person.name(), person.username());
    }

    /** The id of the user here. What a deleted user of the source wrote belongs to the ghost user here as well. */
    long here(long topLevelGroup, long sourceId) {
        Optional<Person> person = person(sourceId);
        Optional<Row> ghost = person.filter(each -> each.username().equals("ghost")).flatMap(each -> instance.db().table("users").first("username", "ghost"));
        return ghost.map(Row::id).orElseGet(() -> sourceUsers.contributor(
                topLevelGroup, host, IMPORT_TYPE, sourceId, person.map(Person::name).orElse(null), person.map(Person::username).orElse(null)));
    }

    private Optional<Person> person(long sourceId) {
        Person known = people.get(sourceId);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Optional<Person> found = ask(sourceId);
            found.ifPresent(person -> people.put(sourceId, person));
            return found;
        } catch (NetworkError e) {
            // The contribution is kept without a name: the placeholder is made from the id.
            return Optional.empty();
        }
    }

    private Optional<Person> ask(long sourceId) {
        Map<?, ?> users = Transfer.map(source.graphql(QUERY, Map.of("ids", List.of("gid://gitlab/User/" + sourceId))).get("users"));
        if (!(users.get("nodes") instanceof List<?> nodes) || nodes.isEmpty()) {
            return Optional.empty();
        }
        Map<?, ?> user = Transfer.map(nodes.getFirst());
        return Optional.of(new Person(Transfer.text(user, "name"), Transfer.text(user, "username")));
    }
}
