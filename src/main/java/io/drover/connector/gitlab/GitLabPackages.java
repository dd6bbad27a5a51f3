package io.drover.connector.gitlab;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.connector.Packages;
import io.drover.http.InParallel;
import io.drover.model.Owner;
import io.drover.model.Relations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Lists by doc/api/packages.md; files in and out by their formats' own addresses, which work in every version. */
final class GitLabPackages implements Packages {
    private final GitLabApi api;
    private final ListReader lists;
    private final Map<String, PackageFormat> formats;

    GitLabPackages(GitLabApi api, Identity identity) {
        this.api = api;
        this.lists = new ListReader(api, identity);
        this.formats = Stream.of(
                        new GenericFormat(api), new MavenFormat(api), new NpmFormat(api), new PypiFormat(api), new NugetFormat(api), new HelmFormat(api))
                .collect(Collectors.toMap(PackageFormat::type, Function.identity()));
    }

    @Override
    public List<Name> names(Owner project) {
        Set<Name> names = new LinkedHashSet<>();
        each(project, listed -> names.add(name(listed)));
        return names.stream().sorted(Comparator.comparing(Name::toString)).toList();
    }

    /** Also those without a version; empty where the registry is off. */
    private void each(Owner project, Consumer<ObjectNode> sink) {
        lists.each(RelationEndpoints.of(Relations.PACKAGES).orElseThrow().asking("include_versionless", "true"), project, sink);
    }

    private static Name name(ObjectNode listed) {
        return new Name(Json.text(listed, "package_type", ""), Json.text(listed, "name", ""));
    }

    @Override
    public List<Version> versions(Owner project, Name name) {
        List<ObjectNode> mine = new ArrayList<>();
        Route search = Route.of("/projects/:id/packages", project.id())
                .with("package_type", name.type())
                .with("package_name", name.name())
                .with("include_versionless", true)
                .with("per_page", 100);
        // the search is for a part of the name
        api.each(search, listed -> {
            if (name(listed).equals(name)) {
                mine.add(listed);
            }
        });
        mine.sort(Comparator.<ObjectNode, Boolean>comparing(listed -> !listed.hasNonNull("version")).thenComparing(listed -> listed.path("id").asLong()));
        return InParallel.map(mine, listed -> new Version(name, Json.text(listed, "version"), files(project, listed.path("id").asLong())));
    }

    /** The newest where a name was published twice: that is the one an installation gets. */
    List<StoredFile> files(Owner project, long id) {
        Map<String, StoredFile> newest = new java.util.LinkedHashMap<>();
        api.each(Route.of("/projects/:id/packages/:package_id/package_files", project.id(), id).with("per_page", 100), file -> {
            String name = Json.text(file, "file_name", "");
            newest.put(name, new StoredFile(name, Json.number(file, "size", 0), Json.text(file, "file_sha256")));
        });
        return List.copyOf(newest.values());
    }

    @Override
    public boolean carries(String type) {
        return formats.containsKey(type);
    }

    private PackageFormat format(Name name) {
        return Optional.ofNullable(formats.get(name.type())).orElseThrow(() -> new IllegalArgumentException("packages of type " + name.type()));
    }

    @Override
    public Optional<Parcel> fetch(Owner project, Version version, StoredFile file, Path folder) {
        PackageFormat format = format(version.name());
        Optional<Map<String, String>> details = format.details(project, version, file);
        if (details.isEmpty()) {
            return Optional.empty();
        }
        Path content = folder.resolve(Keys.sha256(version.name() + " " + version.version() + " " + file.name()));
        Route route = format.download(project, version, file, details.get());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw GitLabProblem.GITLAB_DISK.exception("no folder for packages", folder.toString(), e);
        }
        Download download = new FileDownload(api, GitLabProblem.GITLAB_NOT_FOUND).to(content, route);
        if (file.sha256() != null && !file.sha256().equals(download.sha256())) {
            throw GitLabProblem.GITLAB_DOWNLOAD_DAMAGED.exception("the file does not have the digest that GitLab lists", "GET " + route.path());
        }
        return Optional.of(new Parcel(file, content, details.get()));
    }

    @Override
    public Optional<String> publish(Owner project, Version version, Parcel parcel) {
        Answer answer = format(version.name()).publish(project, version, parcel);
        if (answer.ok()) {
            return Optional.empty();
        }
        // what another try would not change: too large, a name the destination does not allow
        if (answer.status() == 400 || answer.status() == 413 || answer.status() == 422) {
            return Optional.of("status " + answer.status() + ", " + api.refused(answer).problem().what());
        }
        throw api.refused(answer);
    }

    @Override
    public Map<String, String> marks(Owner project, Name name) {
        return format(name).marks(project, name);
    }

    @Override
    public void mark(Owner project, Name name, Map<String, String> marks) {
        format(name).mark(project, name, marks);
    }
}
