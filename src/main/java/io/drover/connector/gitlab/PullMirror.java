package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a project is pulled from (doc/api/project_pull_mirroring.md, Premium). A project that is no mirror answers 400, Community Edition
 * 404. Never set up again by itself: a mirror that pulls into the new project overwrites what moved there.
 */
final class PullMirror implements GitLabRelations.OwnReader, RelationHandler {
    private static final List<String> KEEP = List.of(
            "url", "enabled", "mirror_trigger_builds", "only_mirror_protected_branches", "mirror_overwrites_diverged_branches", "mirror_branch_regex");

    private final GitLabApi api;

    PullMirror(GitLabApi api) {
        this.api = api;
    }

    Optional<ObjectNode> mirror(Owner owner) {
        Answer answer = api.exchange("GET", Route.of("/projects/:id/mirror/pull", owner.id()), null, true);
        if (answer.status() == 400 || answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        ObjectNode fields = Fields.pick(answer.json(), KEEP);
        return Optional.of(fields.put("url", Keys.hook(fields)));
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        mirror(owner).ifPresent(fields -> sink.accept(
                new RelationRecord(relation, Json.text(fields, "url", ""), fields, List.of("auth_user", "auth_password"))));
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(mirror(owner).isPresent() ? 1 : 0);
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        if (mirror(owner).isPresent()) {
            return List.of();
        }
        ObjectNode nothing = GitLabApi.JSON.createObjectNode();
        return wanted.stream()
                .map(record -> new Write(Write.Kind.REENTER, record.relation(), owner, record.key(), "by hand", nothing, record.missing()))
                .toList();
    }

    @Override
    public Receipt apply(Write write) {
        return new Receipt(write.relation(), write.key(), false, write.reenter());
    }

    @Override
    public boolean remove(Owner owner, String key) {
        return false;
    }
}
