package io.drover.app;

import io.drover.connector.gitlab.GitLab;
import io.drover.model.Relation;
import io.drover.model.Relation.Recreation;
import io.drover.model.Relations;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What this Drover brings over itself where no method does: what the coverage page promises. */
public final class Recreated {
    /** Those that steps of the run bring, by Git, by the registries' protocols, or with the people. */
    private static final Set<Relation> BY_STEPS = Set.of(
            Relations.REPOSITORY,
            Relations.byId("project.default_branch"),
            Relations.WIKI,
            Relations.LFS_OBJECTS,
            Relations.CONTAINER_REPOSITORIES,
            Relations.PACKAGES,
            Relations.byId("instance.users"),
            Relations.KEYS,
            Relations.byId("user.gpg_keys"),
            Relations.GROUP_MEMBERS,
            Relations.MEMBERS,
            Relations.byId("project.links_elsewhere"));

    private Recreated() {}

    /** With what is part of another relation's records, as far as the API takes it. */
    public static Set<Relation> all() {
        Set<Relation> own = new HashSet<>(BY_STEPS);
        own.addAll(GitLab.recreated());
        return Relations.all().stream().filter(relation -> own.contains(relation) || within(own, relation)).collect(Collectors.toSet());
    }

    private static boolean within(Set<Relation> own, Relation relation) {
        String holder = relation.within();
        return holder != null && relation.write() != Recreation.NOT && own.contains(Relations.byId(holder));
    }
}
