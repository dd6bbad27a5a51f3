package io.drover.archive;

import java.nio.file.Path;
import java.util.List;

/**
 * One relation as a relations export gives it: a gzip file, or several in batches.
 *
 * @param relation as the export tree spells it, {@code self} for the project's own attributes
 * @param files    in the order of the batches
 */
public record RelationFiles(String relation, List<Path> files) {
    /** The project's own attributes. */
    static final String SELF = "self";

    private static final String UPLOADS = "uploads";
    private static final String DESIGNS = "design";

    public RelationFiles {
        files = List.copyOf(files);
    }

    boolean self() {
        return relation.equals(SELF);
    }

    /** A tar of the files that texts link to, and of the avatar. */
    boolean uploads() {
        return relation.equals(UPLOADS);
    }

    /** A tar that holds the bundle of the design repository. */
    boolean designs() {
        return relation.equals(DESIGNS);
    }
}
