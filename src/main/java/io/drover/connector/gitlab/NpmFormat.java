package io.drover.connector.gitlab;

import io.drover.connector.Packages.Name;
import io.drover.connector.Packages.Parcel;
import io.drover.connector.Packages.StoredFile;
import io.drover.connector.Packages.Version;
import io.drover.http.Body;
import io.drover.model.Owner;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * doc/api/packages/npm.md. A version is published as the npm client does it: one document with the version's {@code package.json} and the file in
 * Base64, which is put together on disk.
 */
record NpmFormat(GitLabApi api) implements PackageFormat {
    private static final String PACKAGE = "/projects/:id/packages/npm/:package_name";
    private static final String FILE = "/projects/:id/packages/npm/*package_name/-/*file_name";
    private static final String TAGS = "/projects/:id/packages/npm/-/package/:package_name/dist-tags";
    private static final String MANIFEST = "package.json";
    /** A first tag is required; {@link #mark} sets the right ones in the end. */
    private static final String FIRST_TAG = "latest";

    @Override
    public String type() {
        return "npm";
    }

    @Override
    public Route download(Owner project, Version version, StoredFile file, Map<String, String> details) {
        return Route.of(FILE, project.id(), version.name().name(), file.name());
    }

    @Override
    public Optional<Map<String, String>> details(Owner project, Version version, StoredFile file) {
        JsonNode described = api.get(Route.of(PACKAGE, project.id(), version.name().name())).path("versions").path(String.valueOf(version.version()));
        if (!described.isObject()) {
            return Optional.empty();
        }
        ObjectNode manifest = described.deepCopy().asObject();
        manifest.remove("dist");
        return Optional.of(Map.of(MANIFEST, manifest.toString()));
    }

    @Override
    public Answer publish(Owner project, Version version, Parcel parcel) {
        Path document = parcel.content().resolveSibling(parcel.content().getFileName() + ".json");
        try {
            write(document, version, parcel);
            return api.exchange("PUT", Route.of(PACKAGE, project.id(), version.name().name()), new Body.File(document, "application/json"), false);
        } catch (IOException e) {
            throw GitLabProblem.GITLAB_DISK.exception("the package cannot be put together", document.toString(), e);
        } finally {
            delete(document);
        }
    }

    private static void write(Path document, Version version, Parcel parcel) throws IOException {
        String number = String.valueOf(version.version());
        ObjectNode head = GitLabApi.JSON.createObjectNode();
        head.put("_id", version.name().name()).put("name", version.name().name());
        head.putObject("dist-tags").put(FIRST_TAG, number);
        ObjectNode manifest = GitLabApi.JSON.readTree(parcel.details().getOrDefault(MANIFEST, "{}")).asObject();
        manifest.put("name", version.name().name()).put("version", number);
        head.putObject("versions").set(number, manifest);
        String begin = head.toString();
        String attachment = GitLabApi.JSON.writeValueAsString(version.name().name() + "-" + number + ".tgz");
        try (OutputStream out = Files.newOutputStream(document)) {
            out.write((begin.substring(0, begin.length() - 1) + ",\"_attachments\":{" + attachment + ":{\"content_type\":\"application/octet-stream\",\"length\":"
                            + parcel.file().size() + ",\"data\":\"")
                    .getBytes(StandardCharsets.UTF_8));
            try (OutputStream encoded = Base64.getEncoder().wrap(leftOpen(out))) {
                Files.copy(parcel.content(), encoded);
            }
            out.write("\"}}}".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Closing the encoder writes its last characters, and must not close the document. */
    private static OutputStream leftOpen(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private static void delete(Path document) {
        try {
            Files.deleteIfExists(document);
        } catch (IOException e) {
            throw GitLabProblem.GITLAB_DISK.exception("a temporary file cannot be deleted", document.toString(), e);
        }
    }

    @Override
    public Map<String, String> marks(Owner project, Name name) {
        Map<String, String> tags = new LinkedHashMap<>();
        api.find(Route.of(TAGS, project.id(), name.name())).ifPresent(json -> json.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString())));
        return tags;
    }

    @Override
    public void mark(Owner project, Name name, Map<String, String> marks) {
        Map<String, String> there = marks(project, name);
        marks.forEach((tag, version) -> {
            if (!version.equals(there.get(tag))) {
                byte[] body = GitLabApi.JSON.writeValueAsString(version).getBytes(StandardCharsets.UTF_8);
                Answer answer = api.exchange("PUT", Route.of(TAGS + "/:tag", project.id(), name.name(), tag), new Body.Json(body), true);
                if (!answer.ok()) {
                    throw api.refused(answer);
                }
            }
        });
    }
}
