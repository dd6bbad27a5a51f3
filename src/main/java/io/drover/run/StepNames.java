package io.drover.run;

/** Names of steps that others look up in the journal: the summary, retry and rollback. They are in journals on disk, so they do not change. */
final class StepNames {
    static final String LOOK = "look at the source";
    static final String EXPORT = "start the export";
    static final String EXPORTED = "wait for the export";
    static final String DOWNLOAD = "download the archive";
    static final String REWRITE = "rewrite users";
    static final String RELATIONS_BEFORE = "see what was exported before";
    static final String EXPORT_RELATIONS = "start the export of relations";
    static final String RELATIONS_EXPORTED = "wait for the export of relations";
    static final String RELATIONS_DOWNLOAD = "download the relations";
    static final String SLICE_FOR_TRANSFER = "slice the archive";
    static final String SLICE_FOR_REPAIR = "slice the archive for a repair";
    static final String COUNT_ARRIVED = "count what arrived";
    static final String NEWEST_RELATION_IMPORT = "look for imports of relations";
    /** These are followed by the slice: its relation and number. */
    static final String SLICE_FREE = "see that no relation is under way before ";
    static final String SLICE = "start to import ";
    static final String SLICE_IMPORTED = "wait for the import of ";
    static final String REPAIRED = "count what arrived in the end";
    static final String PATH_FREE = "see that the path is free";
    static final String IMPORT = "start the import";
    static final String IMPORTED = "wait for the import";
    static final String TRANSFER_CHECK = "see that it may be transferred";
    static final String TRANSFER_MARK = "remember the newest transfer";
    static final String TRANSFER = "start the transfer";
    static final String TRANSFER_ALONE = "start the transfer alone";
    static final String TRANSFERRED = "wait for the transfer";
    static final String REPAIRS = "decide on repairs";
    static final String TRANSFER_DELETE = "delete what came broken";
    static final String TRANSFER_ACCEPTED = "accept the transfer";
    /** Behind the names of steps of a second try. */
    static final String AGAIN = " again";
    /** Followed by the relation's id. */
    static final String REPAIR = "repair ";
    static final String STILL_MISSING = "see what is still missing";
    static final String MEMBERS = "memberships";
    static final String WIKI = "look at the wiki";
    static final String LFS = "check LFS objects";
    static final String IMAGE_NAMES = "list image repositories";
    /** Followed by the repository's name, empty for the project's own. */
    static final String IMAGES = "copy container images ";
    static final String PACKAGE_NAMES = "list packages";
    /** Followed by the package's type and name. */
    static final String PACKAGES = "copy package ";
    static final String LOSSES = "declare losses";
    static final String LINKS = "look for links";
    static final String LINKS_LEFT = "count the links that are left";
    static final String SEAL = "seal";
    /** Followed by the project's path: the seal that counts from then on. */
    static final String SEAL_AGAIN = "seal again ";
    /** Followed by the relation's id. */
    static final String COMPLEMENT = "complement ";

    /** Followed by the relation's id. */
    static final String TOKENS = "make tokens anew ";

    private StepNames() {}
}
