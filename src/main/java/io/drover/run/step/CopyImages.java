package io.drover.run.step;

import io.drover.connector.Images;
import io.drover.model.Owner;
import io.drover.model.Relations;
import io.drover.oci.ImageCopy;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Container images, one repository at a time: every tag with all its platforms and what refers to it. Repeating it sends nothing twice. */
public final class CopyImages {
    private CopyImages() {}

    /** Names of image repositories, relative to the project; the empty one is its own. */
    public record Names(List<String> all) {
        public Names {
            all = List.copyOf(all);
        }
    }

    /**
     * @param tags  that are at the destination now
     * @param sent  blobs uploaded
     * @param bytes uploaded
     */
    public record Result(String name, long tags, long sent, long bytes, List<Loss> losses) {
        public Result {
            losses = List.copyOf(losses);
        }
    }

    /** What there is to copy. */
    public static Names names(Worksite site, Owner from) {
        return new Names(site.source().images().map(images -> images.names(from)).orElse(List.of()));
    }

    public static Result run(Worksite site, Owner from, Owner to, String name, ItemFiles files) {
        Optional<Images.Home> source = site.source().images().flatMap(images -> images.home(from));
        Optional<Images.Home> destination = site.destination().images().flatMap(images -> images.home(to));
        if (source.isEmpty() || destination.isEmpty()) {
            return new Result(name, 0, 0, 0, List.of(loss("the destination has no container registry")));
        }
        Images.Home there = source.get();
        Images.Home here = destination.get();
        String repository = there.repository(name);
        ImageCopy.Copied copied = new ImageCopy(there.registry(), here.registry(), files.folder().resolve("images"))
                .copy(repository, here.repository(name), there.registry().tags(repository));
        List<Loss> losses = new TreeMap<>(copied.damaged())
                .entrySet().stream().map(tag -> loss("image " + name + ":" + tag.getKey() + " is damaged at the source: " + tag.getValue())).toList();
        return new Result(name, copied.tags().size(), copied.sent(), copied.bytes(), losses);
    }

    private static Loss loss(String reason) {
        return new Loss(Relations.CONTAINER_REPOSITORIES, 1, reason);
    }

    public static List<PlannedWrite> preview(Worksite site, Owner from) {
        return names(site, from).all().stream()
                .map(name -> PlannedWrite.destination("copy the container images of " + (name.isEmpty() ? "the project's own image repository" : name)))
                .toList();
    }
}
