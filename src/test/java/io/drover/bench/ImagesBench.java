package io.drover.bench;

import io.drover.oci.ImageCopy;
import io.drover.oci.ImageLayout;
import io.drover.oci.RealRegistry;
import io.drover.oci.Skopeo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Container images from one docker-registry to another: Drover beside {@code skopeo copy} of the same images, alternating in one run. Images
 * share a base layer, as images of one repository do.
 */
final class ImagesBench implements Bench.Measurement {
    private static final int IMAGES = 12;
    private static final int BASE_LAYER = 40_000_000;
    private static final int OWN_LAYER = 8_000_000;
    private static final int RUNS = 3;

    @Override
    public void measure(List<Bench.Row> rows) throws Exception {
        Path work = Files.createTempDirectory("images-bench");
        try (RealRegistry source = RealRegistry.start(work.resolve("source"));
                RealRegistry destination = RealRegistry.start(work.resolve("destination"))) {
            List<String> tags = push(source, work);
            double ours = Double.MAX_VALUE;
            double theirs = Double.MAX_VALUE;
            for (int run = 0; run < RUNS; run++) {
                ours = Math.min(ours, drover(source, destination, tags, "ours/" + run, work));
                theirs = Math.min(theirs, skopeo(source, destination, tags, "theirs/" + run));
            }
            double megabytes = (BASE_LAYER + (double) IMAGES * OWN_LAYER) / 1e6;
            rows.add(new Bench.Row(
                    "images: " + IMAGES + " tags, " + Math.round(megabytes) + " MB",
                    String.format(Locale.ROOT, "Drover %.0f MB/s, skopeo %.0f MB/s", megabytes / ours, megabytes / theirs),
                    String.format(Locale.ROOT, "%.2f times skopeo", theirs / ours),
                    ""));
        } finally {
            Folders.delete(work);
        }
    }

    private static List<String> push(RealRegistry source, Path work) throws Exception {
        ImageLayout layout = new ImageLayout(work.resolve("layout"));
        String base = layout.layer(1, BASE_LAYER);
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            String tag = "1." + i;
            layout.tag(tag, layout.image("amd64", base, layout.layer(100L + i, OWN_LAYER)));
            tags.add(tag);
        }
        for (String tag : tags) {
            source.push(layout.folder(), tag, "acme/shop");
        }
        return tags;
    }

    /** A repository of its own each time, so that nothing is there already; the registry may still mount layers, for both alike. */
    private static double drover(RealRegistry source, RealRegistry destination, List<String> tags, String into, Path work) {
        long start = System.nanoTime();
        new ImageCopy(source.client(), destination.client(), work.resolve("passing")).copy("acme/shop", into, tags);
        return (System.nanoTime() - start) / 1e9;
    }

    private static double skopeo(RealRegistry source, RealRegistry destination, List<String> tags, String into) throws Exception {
        long start = System.nanoTime();
        for (String tag : tags) {
            Skopeo.run("copy", "--all", "--preserve-digests", "--src-tls-verify=false", "--dest-tls-verify=false",
                    "docker://" + source.host() + "/acme/shop:" + tag, "docker://" + destination.host() + "/" + into + ":" + tag);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
