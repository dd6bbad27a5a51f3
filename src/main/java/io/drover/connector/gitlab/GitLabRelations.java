package io.drover.connector.gitlab;

import io.drover.connector.Images;
import io.drover.connector.RelationReader;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.model.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads relations: by the table {@link RelationEndpoints} where one list says everything, else by a reader of its own. */
final class GitLabRelations implements RelationReader {
    /** What came after the oldest version that can be a source, by the history notes of its documentation page. */
    private static final Map<Relation, Version> SINCE = Map.of(
            Relations.GROUP_INTEGRATIONS, Version.parse("17.9"),
            Relations.UPLOADS, Version.parse("17.2"),
            Relations.AVATAR, Version.parse("16.9"),
            Relations.GROUP_AVATAR, Version.parse("16.9"),
            Relations.PACKAGE_RULES, Version.parse("17.7"),
            Relations.REPOSITORY_RULES, Version.parse("17.8"),
            Relations.TAG_RULES, Version.parse("18.7"));

    /** Lists that can be sorted by the time of the last change. */
    private static final Map<Relation, String> LAST_CHANGES =
            Map.of(Relations.ISSUES, "/projects/:id/issues", Relations.MERGE_REQUESTS, "/projects/:id/merge_requests");

    private final GitLabApi api;
    private final Identity identity;
    private final ListReader lists;
    private final Map<Relation, OwnReader> own;

    /** A relation that needs more than one list. */
    interface OwnReader {
        void read(Relation relation, Owner owner, Consumer<RelationRecord> sink);

        OptionalLong count(Relation relation, Owner owner);
    }

    GitLabRelations(GitLabApi api, Identity identity, Images images) {
        this.api = api;
        this.identity = identity;
        this.lists = new ListReader(api, identity);
        this.own = OwnReaders.all(api, identity, lists, images, new GitLabPackages(api, identity));
    }

    @Override
    public boolean reads(Relation relation) {
        Version since = SINCE.get(relation);
        boolean there = since == null || identity.instance().version().compareTo(since) >= 0;
        return there && (own.containsKey(relation) || RelationEndpoints.of(relation).isPresent());
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        OwnReader reader = own.get(relation);
        if (reader != null) {
            reader.read(relation, owner, sink);
        } else {
            lists.read(endpoint(relation), owner, sink);
        }
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        OwnReader reader = own.get(relation);
        return reader != null ? reader.count(relation, owner) : lists.count(endpoint(relation), owner);
    }

    /** Notes and labels count as changes of what they belong to (doc/api/issues.md, {@code updated_at}). */
    @Override
    public Optional<Instant> lastChange(Relation relation, Owner owner) {
        String list = LAST_CHANGES.get(relation);
        if (list == null) {
            return Optional.empty();
        }
        Route newest = Route.of(list, owner.id()).with("order_by", "updated_at").with("sort", "desc").with("scope", "all").with("per_page", 1);
        return api.page(newest, null).items().stream().findFirst().map(each -> Json.text(each, "updated_at", "")).filter(t -> !t.isEmpty()).map(Instant::parse);
    }

    private static RelationEndpoint endpoint(Relation relation) {
        Optional<RelationEndpoint> endpoint = RelationEndpoints.of(relation);
        return endpoint.orElseThrow(() -> new IllegalArgumentException("GitLab's API does not list " + relation));
    }
}
