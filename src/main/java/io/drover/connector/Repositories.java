package io.drover.connector;

import io.drover.model.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Git over HTTP, and LFS, of one project, snippet or wiki. */
public interface Repositories {
    /** Which repository of a project, or of a group, which has none but its wiki. */
    sealed interface Kind {
        record ProjectRepository() implements Kind {}

        record Wiki() implements Kind {}

        /** {@code id} is the snippet's id on that instance. */
        record Snippet(long id) implements Kind {}
    }

    /** Object id by full ref name ({@code refs/heads/main}), {@code HEAD} and peeled tags left out. Empty for an empty or missing repository. */
    SortedMap<String, String> refs(Owner project, Kind kind);

    /** Whether the owner has such a repository, or could have one: a feature may be switched off, or not be licensed. */
    default boolean offers(Owner owner, Kind kind) {
        return true;
    }

    /** Deletes every page of a wiki. What they said stays in its history, which no API deletes. */
    default void emptyWiki(Owner owner) {
        throw new UnsupportedOperationException("no API deletes pages of wikis");
    }

    /** Fetches every ref into a bare mirror at {@code into}, new or existing. Idempotent. */
    void mirror(Owner project, Kind kind, Path into);

    /** Pushes branches and tags of the bare repository {@code from}; never deletes. Idempotent. */
    void push(Owner project, Kind kind, Path from);

    /** Pushes one branch of the bare repository {@code from} into the project's repository. Idempotent. */
    void pushBranch(Owner project, Path from, String branch);

    /** The given LFS objects (sha256) that the instance does <em>not</em> have. */
    List<String> missingLfsObjects(Owner project, List<LfsObject> objects);

    /**
     * SHA-256 of what the instance really gives out, by oid; an object that it does not have is absent. Downloads every object and keeps
     * none: its oid is the digest that it should have (git-lfs, docs/spec.md).
     */
    Map<String, String> lfsDigests(Owner project, List<LfsObject> objects);

    /**
     * Streams LFS objects into {@code folder}, each into a file named by its oid, and checks their digests. What is there already is left.
     *
     * @return oids that the instance does not have
     */
    List<String> fetchLfs(Owner project, List<LfsObject> objects, Path folder);

    /** Uploads the objects whose files are in {@code folder}. What the instance has is not sent again. Idempotent. */
    void pushLfs(Owner project, List<LfsObject> objects, Path folder);

    record LfsObject(String oid, long size) {}
}
