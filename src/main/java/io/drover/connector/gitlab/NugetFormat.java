package io.drover.connector.gitlab;

import io.drover.connector.Packages.Parcel;
import io.drover.connector.Packages.StoredFile;
import io.drover.connector.Packages.Version;
import io.drover.http.Body;
import io.drover.model.Owner;
import java.util.List;
import java.util.Map;

/** doc/api/packages/nuget.md. GitLab reads name and version from the file. */
record NugetFormat(GitLabApi api) implements PackageFormat {
    private static final String BASE = "/projects/:id/packages/nuget";

    @Override
    public String type() {
        return "nuget";
    }

    @Override
    public Route download(Owner project, Version version, StoredFile file, Map<String, String> details) {
        return Route.of(
                BASE + "/download/:package_name/:package_version/:package_filename", project.id(), version.name().name(), String.valueOf(version.version()),
                file.name());
    }

    @Override
    public Answer publish(Owner project, Version version, Parcel parcel) {
        boolean symbols = parcel.file().name().endsWith(".snupkg");
        var part = new Body.Multipart.Part("package", parcel.file().name(), "application/octet-stream", parcel.content());
        return api.exchange("PUT", Route.of(symbols ? BASE + "/symbolpackage" : BASE, project.id()), new Body.Multipart(Map.of(), List.of(part)), false);
    }
}
