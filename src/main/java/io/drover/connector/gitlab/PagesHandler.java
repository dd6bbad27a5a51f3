package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings of a project's Pages site (doc/api/pages.md), read and written: shown under one name, set under another. Only an administrator
 * sets them; else they are named. A pipeline deploys the site itself again.
 */
final class PagesHandler implements RelationHandler, GitLabRelations.OwnReader {
    private static final String KEY = "settings";
    private static final Map<String, String> PARAMETERS = parameters();

    private final GitLabApi api;

    PagesHandler(GitLabApi api) {
        this.api = api;
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("is_unique_domain_enabled", "pages_unique_domain_enabled");
        parameters.put("force_https", "pages_https_only");
        return parameters;
    }

    /** 404 where Pages is off, by the project or by the instance. */
    private Optional<ObjectNode> settings(Owner owner) {
        return api.find(Route.of("/projects/:id/pages", owner.id())).map(shown -> Fields.pick(shown, PARAMETERS.keySet()));
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        settings(owner).ifPresent(fields -> sink.accept(new RelationRecord(relation, KEY, fields, List.of())));
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(settings(owner).isPresent() ? 1 : 0);
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Optional<ObjectNode> there = settings(owner);
        if (there.isEmpty()) {
            return List.of(new Write(Write.Kind.REENTER, Relations.PAGES, owner, KEY, "by hand", GitLabApi.JSON.createObjectNode(), List.copyOf(PARAMETERS.keySet())));
        }
        ObjectNode changed = Differences.of(wanted.getLast().fields(), there.get(), PARAMETERS.keySet());
        String request = "PATCH " + Route.of("/projects/:id/pages", owner.id()).path();
        return changed.isEmpty() ? List.of() : List.of(new Write(Write.Kind.UPDATE, Relations.PAGES, owner, KEY, request, changed, List.of()));
    }

    @Override
    public Receipt apply(Write write) {
        ObjectNode before = settings(write.owner()).orElseGet(GitLabApi.JSON::createObjectNode);
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> attribute : write.body().properties()) {
            body.set(PARAMETERS.getOrDefault(attribute.getKey(), attribute.getKey()), attribute.getValue());
        }
        Answer answer = api.exchange("PATCH", Route.of("/projects/:id/pages", write.owner().id()), GitLabApi.jsonBody(body), true);
        if (answer.status() == 403) {
            return new Receipt(write.relation(), write.key(), false, write.names());
        }
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        return new Receipt(write.relation(), write.key(), false, List.of(), Former.values(write.relation(), write.body(), before));
    }

    /** Settings are never created. */
    @Override
    public boolean remove(Owner owner, String key) {
        return false;
    }
}
