package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.http.Body;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Secure files (doc/api/secure_files.md). There is no update: a file whose checksum differs is deleted and uploaded again, and after a crash
 * between the two the same write uploads it. What arrived is checked against the digest of what was sent.
 */
final class SecureFileHandler implements RelationHandler {
    private static final String ALL = "/projects/:id/secure_files";

    private final GitLabApi api;
    private final ListReader lists;

    SecureFileHandler(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, ObjectNode> current = lists.keyed(SecureFileReader.endpoint(), owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            ObjectNode there = current.get(record.key());
            if (!same(record.fields(), there)) {
                String upload = "POST " + Route.of(ALL, owner.id()).path();
                String request = there == null ? upload : "DELETE " + one(owner, there).path() + ", " + upload;
                Write.Kind kind = there == null ? Write.Kind.CREATE : Write.Kind.UPDATE;
                writes.add(new Write(kind, Relations.SECURE_FILES, owner, record.key(), request, record.fields(), List.of()));
            }
        }
        return writes;
    }

    private static boolean same(ObjectNode wanted, @Nullable ObjectNode there) {
        return there != null && Json.text(wanted, "checksum", "").equals(Json.text(there, "checksum"));
    }

    @Override
    public Receipt apply(Write write) {
        ObjectNode there = lists.keyed(SecureFileReader.endpoint(), write.owner()).get(write.key());
        if (same(write.body(), there)) {
            return new Receipt(write.relation(), write.key(), false, List.of());
        }
        if (there != null) {
            api.delete(one(write.owner(), there));
        }
        upload(write);
        ObjectNode checksum = Fields.pick(write.body(), List.of("checksum"));
        return new Receipt(
                write.relation(), write.key(), there == null, List.of(), there == null ? List.of() : Former.values(write.relation(), checksum, there));
    }

    private void upload(Write write) {
        byte[] content = Base64.getDecoder().decode(Json.text(write.body(), SecureFileReader.CONTENT, ""));
        Body form = new Body.Form(Map.of("name", write.key()), "file", write.key(), content);
        Answer answer = api.exchange("POST", Route.of(ALL, write.owner().id()), form, false);
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        String arrived = Json.text(answer.json(), "checksum", "");
        if (!arrived.equals(Json.text(write.body(), "checksum", ""))) {
            throw GitLabProblem.GITLAB_CONFLICT.exception("the secure file arrived with another checksum: " + write.key(), write.request());
        }
    }

    @Override
    public boolean remove(Owner owner, String key) {
        ObjectNode there = lists.keyed(SecureFileReader.endpoint(), owner).get(key);
        return there != null && api.delete(one(owner, there));
    }

    private static Route one(Owner owner, ObjectNode file) {
        return Route.of(ALL + "/:secure_file_id", owner.id(), file.path("id").asLong());
    }
}
