package io.drover.diagnose;

/** Where a failure mode strikes, in the order of the journey. */
public enum Area {
    ACCESS("Tokens, roles and switches"),
    NETWORK("Network and machines"),
    EXPORT("Exports at the source"),
    IMPORT("Imports that fail as a whole"),
    RECORDS("Records that an importer skips"),
    DIRECT_TRANSFER("Direct transfer"),
    PLATFORM_IMPORT("GitLab's importers for other forges"),
    REPOSITORY("Repositories and LFS"),
    PEOPLE("People and attribution"),
    COMPLEMENT("What is re-created over the API"),
    AFTERWARDS("Seen after the arrival");

    private final String words;

    Area(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
