package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.model.Project;
import io.drover.model.Relations;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Images in the container registry: no archive holds them; the registry protocol carries them, and their address changes. */
final class ContainerImagesCheck implements Check {
    @Override
    public String id() {
        return "container-images";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        boolean carried = s.destination().carried().contains(Relations.CONTAINER_REPOSITORIES);
        return s.inventory().projects().stream().flatMap(p -> images(s, p).map(images -> carried ? copied(p, images) : leftBehind(p, images)));
    }

    private static Stream<String> images(Situation s, Project p) {
        long repositories = s.inventory().count(p.owner(), Relations.CONTAINER_REPOSITORIES);
        long size = p.statistics().containerRegistrySize();
        if (repositories == 0 && size <= 0) {
            return Stream.empty();
        }
        return Stream.of((repositories > 0 ? Words.count(repositories, "image repository", "image repositories") : "container images")
                + (size > 0 ? " of " + Bytes.words(size) : ""));
    }

    private Finding copied(Project p, String images) {
        return finding(
                Severity.NOTICE,
                p.fullPath(),
                images + " will be copied through this machine, and get a new address",
                "Switch the destination's container registry on; change the address in deployments and in .gitlab-ci.yml where it is spelled out.",
                Actor.YOU,
                "doc/api/container_registry.md");
    }

    private Finding leftBehind(Project p, String images) {
        return finding(
                Severity.LOSS, p.fullPath(), images + " stay behind", "Copy them with a registry tool (docker pull and push, skopeo, crane).", Actor.YOU,
                "doc/user/project/settings/import_export.md");
    }
}
