package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.model.Relations;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Images in the container registry: no archive holds them. */
final class ContainerImagesCheck implements Check {
    @Override
    public String id() {
        return "container-images";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        if (s.destination().written().contains(Relations.CONTAINER_REPOSITORIES)) {
            return Stream.empty();
        }
        return s.inventory().projects().stream().flatMap(p -> {
            long repositories = s.inventory().count(p.owner(), Relations.CONTAINER_REPOSITORIES);
            long size = p.statistics().containerRegistrySize();
            if (repositories == 0 && size <= 0) {
                return Stream.empty();
            }
            String what = (repositories > 0 ? Words.count(repositories, "image repository", "image repositories") : "container images")
                    + (size > 0 ? " of " + Bytes.words(size) : "") + " stay behind";
            return Stream.of(finding(
                    Severity.LOSS, p.fullPath(), what, "Copy them with a registry tool (docker pull and push, skopeo, crane).", Actor.YOU,
                    "doc/user/project/settings/import_export.md"));
        });
    }
}
