package io.drover.connector.gitlab;

import io.drover.connector.Packages.Parcel;
import io.drover.connector.Packages.StoredFile;
import io.drover.connector.Packages.Version;
import io.drover.http.Body;
import io.drover.model.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** doc/api/packages/helm.md. The API does not say in which channel a chart is; it is looked for in the usual one. */
record HelmFormat(GitLabApi api) implements PackageFormat {
    private static final String BASE = "/projects/:id/packages/helm";
    private static final String CHANNEL = "stable";

    @Override
    public String type() {
        return "helm";
    }

    @Override
    public Optional<Map<String, String>> details(Owner project, Version version, StoredFile file) {
        Route chart = download(project, version, file, Map.of());
        return new FileDownload(api, GitLabProblem.GITLAB_NOT_FOUND).available(chart) ? Optional.of(Map.of()) : Optional.empty();
    }

    @Override
    public Route download(Owner project, Version version, StoredFile file, Map<String, String> details) {
        return Route.of(BASE + "/:channel/charts/:file_name", project.id(), CHANNEL, file.name());
    }

    @Override
    public Answer publish(Owner project, Version version, Parcel parcel) {
        var part = new Body.Multipart.Part("chart", parcel.file().name(), "application/gzip", parcel.content());
        return api.exchange("POST", Route.of(BASE + "/api/:channel/charts", project.id(), CHANNEL), new Body.Multipart(Map.of(), List.of(part)), false);
    }
}
