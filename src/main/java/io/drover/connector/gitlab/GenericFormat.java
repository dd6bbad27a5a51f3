package io.drover.connector.gitlab;

import io.drover.connector.Packages.Parcel;
import io.drover.connector.Packages.StoredFile;
import io.drover.connector.Packages.Version;
import io.drover.http.Body;
import io.drover.model.Owner;
import java.util.Map;

/** doc/user/packages/generic_packages/_index.md. */
record GenericFormat(GitLabApi api) implements PackageFormat {
    private static final String FILE = "/projects/:id/packages/generic/:package_name/:package_version/*file_name";

    @Override
    public String type() {
        return "generic";
    }

    @Override
    public Route download(Owner project, Version version, StoredFile file, Map<String, String> details) {
        return Route.of(FILE, project.id(), version.name().name(), String.valueOf(version.version()), file.name());
    }

    @Override
    public Answer publish(Owner project, Version version, Parcel parcel) {
        return api.exchange("PUT", download(project, version, parcel.file(), Map.of()), new Body.File(parcel.content(), "application/octet-stream"), false);
    }
}
