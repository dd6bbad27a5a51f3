package io.drover.oci;

import io.drover.http.InParallel;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Copies images from one registry to another, or within one. Looks before it acts: what is there with the same digest is left alone, so a
 * copy that was cut off goes on, and one that is repeated does nothing. A few tags go at once; their layers pass through {@code folder}.
 */
public final class ImageCopy {
    /** As many as common clients take at once: more make a registry slow for everybody else. */
    private static final int AT_ONCE = 4;

    private final Registry from;
    private final Registry to;
    private final Path folder;
    /** Where the destination is known to have a blob: there it can be mounted from instead of being sent again. */
    private final Map<Digest, String> homes = new ConcurrentHashMap<>();

    public ImageCopy(Registry from, Registry to, Path folder) {
        this.from = from;
        this.to = to;
        this.folder = folder;
    }

    /**
     * What a copy did.
     *
     * @param tags    at the destination now, with their digests
     * @param sent    blobs that were uploaded
     * @param mounted blobs the destination took over from another of its repositories
     * @param bytes   uploaded
     * @param damaged why, by tag: images of which the source does not have everything, or not as it was
     */
    public record Copied(Map<String, String> tags, long sent, long mounted, long bytes, Map<String, String> damaged) {
        public Copied {
            tags = Map.copyOf(tags);
            damaged = Map.copyOf(damaged);
        }
    }

    /** Copies these tags, all platforms of each, and what refers to them. A tag at the destination that points elsewhere is moved. */
    public Copied copy(String source, String destination, List<String> tags) {
        Errand errand = new Errand(source, destination);
        Map<String, String> done = new ConcurrentSkipListMap<>();
        Map<String, String> damaged = new ConcurrentSkipListMap<>();
        InParallel.map(tags, AT_ONCE, tag -> {
            try {
                errand.tag(tag).ifPresent(digest -> done.put(tag, digest.text()));
            } catch (ProblemException e) {
                if (!e.is(OciProblem.IMAGE_DAMAGED)) {
                    throw e;
                }
                // one bad image, as old registries have them, does not hold up the others
                damaged.put(tag, e.problem().what());
            }
            return tag;
        });
        return new Copied(done, errand.sent.sum(), errand.mounted.sum(), errand.bytes.sum(), damaged);
    }

    /** One repository on its way. */
    private final class Errand {
        private final String source;
        private final String destination;
        private final Once manifests = new Once();
        private final Once blobs = new Once();
        private final LongAdder sent = new LongAdder();
        private final LongAdder mounted = new LongAdder();
        private final LongAdder bytes = new LongAdder();

        Errand(String source, String destination) {
            this.source = source;
            this.destination = destination;
        }

        /** Empty when somebody deleted the tag meanwhile. */
        Optional<Digest> tag(String tag) {
            Optional<Manifest> manifest = from.manifest(source, tag);
            manifest.ifPresent(image -> {
                if (!to.resolve(destination, tag).equals(Optional.of(image.digest()))) {
                    contents(image);
                    put(tag, image);
                }
                referrers(image.digest());
            });
            return manifest.map(Manifest::digest);
        }

        /** Everything a manifest points to, before the manifest itself: registries refuse it otherwise. */
        private void contents(Manifest image) {
            image.manifests().forEach(this::manifest);
            image.blobs().stream().filter(blob -> !blob.foreign()).forEach(blob -> blobs.run(blob.digest(), () -> blob(blob)));
        }

        private void manifest(Descriptor descriptor) {
            manifests.run(descriptor.digest(), () -> missing(descriptor));
        }

        private void missing(Descriptor descriptor) {
            if (to.resolve(destination, descriptor.digest().text()).isPresent()) {
                return;
            }
            Manifest image = from.manifest(source, descriptor.digest().text())
                    .orElseThrow(() -> OciProblem.IMAGE_DAMAGED.exception(
                            "an index names a manifest that is not there", source + "@" + descriptor.digest()));
            contents(image);
            put(image.digest().text(), image);
        }

        private void put(String reference, Manifest image) {
            boolean tracked = to.push(destination, reference, image);
            if (image.subject().isPresent() && !tracked) {
                new ReferrersTag(to, destination).add(image.subject().get().digest(), image);
            }
        }

        private void referrers(Digest digest) {
            for (Descriptor referrer : from.referrers(source, digest)) {
                manifest(referrer);
            }
        }

        private void blob(Descriptor blob) {
            if (to.has(destination, blob.digest())) {
                homes.putIfAbsent(blob.digest(), destination);
                return;
            }
            Optional<String> home = home(blob.digest());
            if (home.isPresent() && to.mount(destination, blob.digest(), home.get())) {
                mounted.increment();
                return;
            }
            send(blob);
        }

        private Optional<String> home(Digest blob) {
            boolean same = from.url().getAuthority().equals(to.url().getAuthority());
            return same ? Optional.of(source) : Optional.ofNullable(homes.get(blob));
        }

        private void send(Descriptor blob) {
            Path file = folder.resolve(blob.digest().hex());
            from.fetch(source, blob, file);
            to.push(destination, blob.digest(), file);
            homes.putIfAbsent(blob.digest(), destination);
            sent.increment();
            bytes.add(blob.size());
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw OciProblem.IMAGE_DISK.exception("a layer cannot be deleted", file.toString(), e);
            }
        }
    }
}
