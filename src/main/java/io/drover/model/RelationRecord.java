package io.drover.model;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing of a relation, in GitLab's API words.
 *
 * @param key     what identifies it within its owner on any instance (an iid, a title, {@code key@environment_scope}); never a database id
 * @param fields  attributes as GitLab's REST API spells them. May hold secret values: keep out of journal, log and report
 * @param missing names of attributes that exist but cannot be read (a hidden variable's value, a webhook's token): to re-enter by hand
 */
public record RelationRecord(Relation relation, String key, ObjectNode fields, List<String> missing) {
    public RelationRecord {
        missing = List.copyOf(missing);
    }
}
