package io.drover.assess;

import io.drover.connector.Capability;
import io.drover.connector.InstanceSettings;
import io.drover.connector.Subscription;
import io.drover.connector.TokenInfo;
import io.drover.identity.Matching;
import io.drover.identity.UserDirectory;
import io.drover.identity.UserMatcher;
import io.drover.inventory.Inventory;
import io.drover.inventory.Organisation;
import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.User;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A harmless situation, in which nothing is found, and ways to make it worse. */
public final class SituationBuilder {
    private final Set<FullPath> groups = new HashSet<>();
    private final Set<FullPath> projects = new HashSet<>();
    private final List<User> users = new ArrayList<>();
    private final List<DestinationFacts.PlaceholderRoom> rooms = new ArrayList<>();
    private final Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    private Set<Relation> written = new HashSet<>(Relations.all());
    private String url = "https://new.example.com";
    private String version = "18.5.0-ee";
    private boolean saas;
    private TokenInfo token = new TokenInfo(1, "root", true, false, Set.of("api"), null);
    private InstanceSettings settings = Organisation.settings();
    private Optional<FullPath> into = Optional.empty();
    private List<Inventory.Gap> gaps = List.of();

    public SituationBuilder group(String path) {
        groups.add(FullPath.of(path));
        return this;
    }

    public SituationBuilder project(String path) {
        projects.add(FullPath.of(path));
        return this;
    }

    public SituationBuilder user(User user) {
        users.add(user);
        return this;
    }

    public SituationBuilder without(Capability capability) {
        capabilities.remove(capability);
        return this;
    }

    public SituationBuilder writing(Relation... relations) {
        written = Set.of(relations);
        return this;
    }

    public SituationBuilder url(String other) {
        url = other;
        return this;
    }

    public SituationBuilder version(String other) {
        version = other;
        return this;
    }

    public SituationBuilder gitlabCom() {
        saas = true;
        return this;
    }

    public SituationBuilder room(String group, @Nullable Subscription subscription, long taken) {
        rooms.add(new DestinationFacts.PlaceholderRoom(FullPath.of(group), subscription, taken));
        return this;
    }

    public SituationBuilder token(TokenInfo other) {
        token = other;
        return this;
    }

    public SituationBuilder settings(UnaryOperator<InstanceSettings> change) {
        settings = change.apply(settings);
        return this;
    }

    public SituationBuilder into(String path) {
        into = Optional.of(FullPath.of(path));
        return this;
    }

    public SituationBuilder gaps(Inventory.Gap... some) {
        gaps = List.of(some);
        return this;
    }

    public DestinationFacts facts() {
        return new DestinationFacts(
                Organisation.THEN, Organisation.instance(url, version, saas), token, settings, capabilities, groups, projects, written, rooms, users);
    }

    public Situation with(Organisation organisation) {
        return with(organisation.inventory());
    }

    public Situation with(Inventory taken) {
        Inventory inventory = new Inventory(
                taken.source(), taken.takenAt(), taken.instance(), taken.token(), taken.settings(), taken.roots(), taken.users(), taken.groups(),
                taken.projects(), taken.members(), taken.counts(), gaps);
        Matching matching = new UserMatcher(UserDirectory.of(users), capabilities).match(inventory.users());
        DestinationPaths paths = new DestinationPaths(inventory.roots(), into);
        return new Situation(inventory, facts(), matching.map(), matching.conflicts(), paths, Organisation.THEN);
    }
}
