package io.drover.connector.gitlab;

import io.drover.connector.Packages.Parcel;
import io.drover.connector.Packages.StoredFile;
import io.drover.connector.Packages.Version;
import io.drover.http.Body;
import io.drover.http.HttpProblem;
import io.drover.http.Response;
import io.drover.model.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** doc/api/packages/pypi.md. Which Python a file needs stands in the index only (PEP 503). */
record PypiFormat(GitLabApi api) implements PackageFormat {
    private static final String BASE = "/projects/:id/packages/pypi";
    private static final String REQUIRES = "requires_python";
    private static final Pattern LINK = Pattern.compile("<a ([^>]*)>([^<]+)</a>");
    private static final Pattern PYTHON = Pattern.compile("data-requires-python=\"([^\"]*)\"");

    @Override
    public String type() {
        return "pypi";
    }

    @Override
    public Route download(Owner project, Version version, StoredFile file, Map<String, String> details) {
        return Route.of(BASE + "/files/:sha256/:file_identifier", project.id(), String.valueOf(file.sha256()), file.name());
    }

    @Override
    public Optional<Map<String, String>> details(Owner project, Version version, StoredFile file) {
        Route index = Route.of(BASE + "/simple/:package_name", project.id(), version.name().name());
        try (Response response = api.open(index, Map.of("Accept", "text/html"))) {
            String page = response.status() == 200 ? new String(response.body().readAllBytes(), StandardCharsets.UTF_8) : "";
            Matcher links = LINK.matcher(page);
            while (links.find()) {
                Matcher python = PYTHON.matcher(links.group(1));
                if (links.group(2).equals(file.name()) && python.find() && !python.group(1).isEmpty()) {
                    return Optional.of(Map.of(REQUIRES, python.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")));
                }
            }
            return Optional.of(Map.of());
        } catch (IOException e) {
            throw HttpProblem.reading(e, "GET " + index.path());
        }
    }

    @Override
    public Answer publish(Owner project, Version version, Parcel parcel) {
        Map<String, String> fields = new LinkedHashMap<>(parcel.details());
        fields.put("name", version.name().name());
        fields.put("version", String.valueOf(version.version()));
        Optional.ofNullable(parcel.file().sha256()).ifPresent(digest -> fields.put("sha256_digest", digest));
        var part = new Body.Multipart.Part("content", parcel.file().name(), "application/octet-stream", parcel.content());
        return api.exchange("POST", Route.of(BASE, project.id()), new Body.Multipart(fields, List.of(part)), false);
    }
}
