package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what {@link Single} describes. */
final class SingleReader implements GitLabRelations.OwnReader {
    private final GitLabApi api;
    private final Identity identity;
    private final Single single;

    SingleReader(GitLabApi api, Identity identity, Single single) {
        this.api = api;
        this.identity = identity;
        this.single = single;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        now(owner).ifPresent(fields -> sink.accept(new RelationRecord(relation, single.key(), fields, List.of())));
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(now(owner).isPresent() ? 1 : 0);
    }

    /** GitLab answers 404, or null, where there is none; without a licence 404 or 403. */
    Optional<ObjectNode> now(Owner owner) {
        try {
            return api.find(single.route(owner))
                    .filter(JsonNode::isObject)
                    .map(shown -> Fields.pick(single.shape().apply((ObjectNode) shown), single.attributes()));
        } catch (ProblemException e) {
            if (e.is(GitLabProblem.GITLAB_PERMISSION_MISSING) && !identity.instance().enterprise()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
