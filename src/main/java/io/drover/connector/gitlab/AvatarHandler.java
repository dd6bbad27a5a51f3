package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.http.Body;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Uploads the picture of a project or group again where its digest differs (doc/api/projects.md, doc/api/groups.md). */
final class AvatarHandler implements RelationHandler {
    private static final String DIGEST = "sha256";

    private final GitLabApi api;
    private final AvatarReader reader;
    private final Relation relation;

    AvatarHandler(GitLabApi api, Relation relation) {
        this.api = api;
        this.reader = new AvatarReader(api);
        this.relation = relation;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        ObjectNode picture = wanted.getLast().fields();
        Optional<ObjectNode> current = reader.now(owner);
        if (current.isPresent() && current.get().path(DIGEST).equals(picture.path(DIGEST))) {
            return List.of();
        }
        Write.Kind kind = current.isEmpty() ? Write.Kind.CREATE : Write.Kind.UPDATE;
        return List.of(new Write(kind, relation, owner, AvatarReader.KEY, "PUT " + SettingsHandler.one(owner).path(), picture, List.of()));
    }

    @Override
    public Receipt apply(Write write) {
        Optional<ObjectNode> current = reader.now(write.owner());
        if (current.isEmpty() || !current.get().path(DIGEST).equals(write.body().path(DIGEST))) {
            upload(write.owner(), write.body());
        }
        ObjectNode sent = Fields.pick(write.body(), List.of("file_name", DIGEST));
        ObjectNode before = current.orElseGet(GitLabApi.JSON::createObjectNode);
        return new Receipt(relation, write.key(), current.isEmpty(), List.of(), Former.values(relation, sent, before));
    }

    private void upload(Owner owner, ObjectNode picture) {
        String name = Json.text(picture, "file_name", "avatar.png");
        try {
            Path file = Files.createTempFile("avatar", null);
            try {
                Files.write(file, Base64.getDecoder().decode(Json.text(picture, AvatarReader.CONTENT, "")));
                var part = new Body.Multipart.Part("avatar", name, "application/octet-stream", file);
                Answer answer = api.exchange("PUT", SettingsHandler.one(owner), new Body.Multipart(Map.of(), List.of(part)), true);
                if (!answer.ok()) {
                    throw api.refused(answer);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty avatar removes the picture. */
    @Override
    public boolean remove(Owner owner, String key) {
        if (reader.now(owner).isEmpty()) {
            return false;
        }
        api.put(SettingsHandler.one(owner), GitLabApi.JSON.createObjectNode().put("avatar", ""));
        return true;
    }
}
