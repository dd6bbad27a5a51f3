package io.drover.run;

import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.run.step.StartTransfer.Boarding;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What undo records say: the action's name and the facts that {@link Rollback} needs. */
final class Undo {
    static final String DELETE_USER = "delete-user";
    static final String DELETE_GROUP = "delete-group";
    static final String DELETE_PROJECT = "delete-project";
    static final String UNFREEZE = "unfreeze";
    static final String REMOVE_MEMBER = "remove-member";
    static final String REMOVE_RECORD = "remove-record";
    static final String RESTORE_TEXTS = "restore-texts";
    static final String EMPTY_WIKI = "empty-wiki";
    static final String CANCEL_TRANSFER = "cancel-transfer";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Undo() {}

    record UserFacts(String email) {}

    record PathFacts(FullPath path) {}

    record MemberFacts(Owner owner, long userId) {}

    record OwnerFacts(Owner owner) {}

    record RecordFacts(Relation relation, Owner owner, String key) {}

    record WikiFacts(Owner owner, Map<String, String> refs) {}

    static JsonNode user(String email) {
        return JSON.valueToTree(new UserFacts(email));
    }

    static JsonNode path(FullPath path) {
        return JSON.valueToTree(new PathFacts(path));
    }

    static JsonNode member(Owner owner, long userId) {
        return JSON.valueToTree(new MemberFacts(owner, userId));
    }

    /** What the texts said is in the item's journal. */
    static JsonNode owner(Owner owner) {
        return JSON.valueToTree(new OwnerFacts(owner));
    }

    static JsonNode record(Relation relation, Owner owner, String key) {
        return JSON.valueToTree(new RecordFacts(relation, owner, key));
    }

    /** @param refs what is pushed into a wiki that was empty */
    static JsonNode wiki(Owner owner, Map<String, String> refs) {
        return JSON.valueToTree(new WikiFacts(owner, refs));
    }

    /** @param transfer who is brought where, by an import newer than its marker */
    static JsonNode transfer(Boarding transfer) {
        return JSON.valueToTree(transfer);
    }

    static <T> T facts(JsonNode facts, Class<T> type) {
        return JSON.treeToValue(facts, type);
    }
}
