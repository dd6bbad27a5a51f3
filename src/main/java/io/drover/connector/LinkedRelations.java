package io.drover.connector;

import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Relations whose records tie a project to another one. Each side reads every tie it has with another project, so that whichever comes last
 * can make it.
 */
public final class LinkedRelations {
    /** The attribute that names the other project by its full path; absent where both ends are in one project. */
    public static final String ELSEWHERE = "other_project";

    public static final List<Relation> ALL = List.of(Relations.ISSUE_LINKS, Relations.MERGE_REQUEST_BLOCKS, Relations.FORK_NETWORK, Relations.JOB_TOKEN_SCOPE);

    private LinkedRelations() {}

    /** The other project; empty where there is none. */
    public static Optional<FullPath> elsewhere(RelationRecord record) {
        JsonNode path = record.fields().path(ELSEWHERE);
        return path.isString() ? Optional.of(FullPath.of(path.asString())) : Optional.empty();
    }
}
