package io.drover.connector;

import io.drover.model.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The package registry of projects. */
public interface Packages {
    /**
     * All versions of one package.
     *
     * @param type as GitLab names formats: {@code npm}, {@code maven}
     */
    record Name(String type, String name) {
        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    /**
     * One version with its files.
     *
     * @param version null for what belongs to all versions, such as Maven's list of them
     */
    record Version(Name name, @Nullable String version, List<StoredFile> files) {
        public Version {
            files = List.copyOf(files);
        }
    }

    /**
     * @param size   bytes
     * @param sha256 hex; null where the instance does not know it
     */
    record StoredFile(String name, long size, @Nullable String sha256) {}

    /**
     * A file on its way.
     *
     * @param details what the format needs to publish it and the file does not say
     */
    record Parcel(StoredFile file, Path content, Map<String, String> details) {
        public Parcel {
            details = Map.copyOf(details);
        }
    }

    /** Every package, sorted. Empty when the registry is off. */
    List<Name> names(Owner project);

    /** In the order in which they were published, what belongs to all of them last. */
    List<Version> versions(Owner project, Name name);

    /** Whether packages of this type can be fetched and published. */
    boolean carries(String type);

    /**
     * Streams a file into {@code folder}, going on where an earlier try broke off, and checks its digest.
     *
     * @return empty when the instance lists the file but does not give it out
     */
    Optional<Parcel> fetch(Owner project, Version version, StoredFile file, Path folder);

    /**
     * Publishes a file. Not idempotent: look first.
     *
     * @return why the instance does not accept it, such as a limit on the size; empty when it did
     */
    Optional<String> publish(Owner project, Version version, Parcel parcel);

    /** Names that point at versions, such as {@code latest}. Empty for most formats. */
    Map<String, String> marks(Owner project, Name name);

    /** Points names at versions that are there. Idempotent. */
    void mark(Owner project, Name name, Map<String, String> marks);
}
