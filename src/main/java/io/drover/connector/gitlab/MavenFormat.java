package io.drover.connector.gitlab;

import io.drover.connector.Packages.Parcel;
import io.drover.connector.Packages.StoredFile;
import io.drover.connector.Packages.Version;
import io.drover.http.Body;
import io.drover.model.Owner;
import java.util.Map;

/** doc/api/packages/maven.md. A package is named {@code group/with/slashes/artifact}; GitLab makes the checksum files itself. */
record MavenFormat(GitLabApi api) implements PackageFormat {
    private static final String FILE = "/projects/:id/packages/maven/*path";

    @Override
    public String type() {
        return "maven";
    }

    @Override
    public Route download(Owner project, Version version, StoredFile file, Map<String, String> details) {
        String folder = version.name().name() + (version.version() == null ? "" : "/" + version.version());
        return Route.of(FILE, project.id(), folder + "/" + file.name());
    }

    @Override
    public Answer publish(Owner project, Version version, Parcel parcel) {
        return api.exchange("PUT", download(project, version, parcel.file(), Map.of()), new Body.File(parcel.content(), "application/octet-stream"), false);
    }
}
