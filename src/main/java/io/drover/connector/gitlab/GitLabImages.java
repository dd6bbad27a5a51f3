package io.drover.connector.gitlab;

import io.drover.connector.Images;
import io.drover.model.Owner;
import io.drover.model.Relations;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Image repositories by GitLab's list (doc/api/container_registry.md), images by the registry itself. */
final class GitLabImages implements Images {
    private final GitLabApi api;
    private final ListReader lists;
    private final Registries registries;

    GitLabImages(GitLabApi api, Identity identity, Registries registries) {
        this.api = api;
        this.lists = new ListReader(api, identity);
        this.registries = registries;
    }

    @Override
    public List<String> names(Owner project) {
        List<String> names = new ArrayList<>();
        RelationEndpoint endpoint = RelationEndpoints.of(Relations.CONTAINER_REPOSITORIES).orElseThrow();
        lists.each(endpoint, project, repository -> names.add(Json.text(repository, "name", "")));
        return names.stream().sorted().toList();
    }

    /** {@code container_registry_image_prefix} (doc/api/projects.md): the registry's host and the project's path in it. */
    @Override
    public Optional<Home> home(Owner project) {
        String prefix = Json.text(api.get(Route.of("/projects/:id", project.id())), "container_registry_image_prefix", "");
        int slash = prefix.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        // a GitLab without TLS has a registry without TLS
        URI registry = URI.create(api.url().getScheme() + "://" + prefix.substring(0, slash));
        return Optional.of(new Home(registries.at(registry), prefix.substring(slash + 1)));
    }
}
