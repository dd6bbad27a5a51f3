package io.drover.connector.gitlab;

import io.drover.http.HttpProblem;
import io.drover.http.Response;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The picture of a project or group, whole: GitLab takes none above 200 KiB (doc/api/projects.md, doc/api/groups.md, since 16.9). */
final class AvatarReader implements GitLabRelations.OwnReader {
    static final String KEY = "avatar";

    /** The picture itself, in Base64. */
    static final String CONTENT = "content";

    private static final int MOST = 1 << 20;

    private final GitLabApi api;

    AvatarReader(GitLabApi api) {
        this.api = api;
    }

    @Override
    public void read(Relation relation, Owner owner, Consumer<RelationRecord> sink) {
        now(owner).ifPresent(fields -> sink.accept(new RelationRecord(relation, KEY, fields, List.of())));
    }

    @Override
    public OptionalLong count(Relation relation, Owner owner) {
        return OptionalLong.of(name(owner).isPresent() ? 1 : 0);
    }

    Optional<ObjectNode> now(Owner owner) {
        return name(owner).map(name -> picture(owner, name));
    }

    private Optional<String> name(Owner owner) {
        String url = Json.text(SettingsReader.whole(api, owner), "avatar_url", "");
        return url.isEmpty() ? Optional.empty() : Optional.of(url.substring(url.lastIndexOf('/') + 1));
    }

    private ObjectNode picture(Owner owner, String name) {
        Route route = Route.of(SettingsHandler.one(owner).pattern() + "/avatar", owner.id());
        try (Response response = api.open(route, Map.of("Accept", "*/*"))) {
            if (response.status() != 200) {
                throw api.refused(new Answer("GET", route, response.status(), response.headers(), MissingNode.getInstance()));
            }
            byte[] bytes = response.body().readNBytes(MOST);
            ObjectNode fields = GitLabApi.JSON.createObjectNode();
            fields.put("file_name", name);
            fields.put("sha256", Keys.sha256(bytes));
            fields.put(CONTENT, Base64.getEncoder().encodeToString(bytes));
            return fields;
        } catch (IOException e) {
            throw HttpProblem.reading(e, "GET " + route.path());
        }
    }
}
