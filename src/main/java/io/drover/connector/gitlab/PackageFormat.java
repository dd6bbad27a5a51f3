package io.drover.connector.gitlab;

import io.drover.connector.Packages.Name;
import io.drover.connector.Packages.Parcel;
import io.drover.connector.Packages.StoredFile;
import io.drover.connector.Packages.Version;
import io.drover.model.Owner;
import java.util.Map;
import java.util.Optional;

/** One package format: where its files are read, and how one is published. */
interface PackageFormat {
    /** As GitLab names it. */
    String type();

    Route download(Owner project, Version version, StoredFile file, Map<String, String> details);

    Answer publish(Owner project, Version version, Parcel parcel);

    /** What publishing needs and the file does not say. Empty when GitLab does not say it either. */
    default Optional<Map<String, String>> details(Owner project, Version version, StoredFile file) {
        return Optional.of(Map.of());
    }

    default Map<String, String> marks(Owner project, Name name) {
        return Map.of();
    }

    default void mark(Owner project, Name name, Map<String, String> marks) {}
}
