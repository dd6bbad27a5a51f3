package io.drover.simulator.registry;

import io.drover.simulator.Archives;
import io.drover.simulator.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** An image with one layer that holds one file, as an organisation has them before anything moves (OCI image specification 1.1). */
public final class PlainImage {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    private final ImageStore store;

    public PlainImage(Instance instance) {
        this.store = new ImageStore(instance, new ImageNames(instance.db()));
    }

    /**
     * @param repository such as {@code acme/web/shop/cache}; its project must be there
     * @param text       what the file says; the same text makes the same layer
     * @param now        as GitLab writes times
     */
    public void push(String repository, String tag, String text, String now) {
        byte[] tar = Archives.tar(Map.of("message.txt", text));
        String layer = blob(repository, Archives.gzip(tar), LAYER);
        String config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + ImageStore.digestOf(tar) + "\"]}}";
        byte[] manifest = ("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":"
                        + blob(repository, config.getBytes(StandardCharsets.UTF_8), CONFIG) + ",\"layers\":[" + layer + "]}")
                .getBytes(StandardCharsets.UTF_8);
        try {
            store.putManifest(repository, ImageStore.digestOf(manifest), manifest, MANIFEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.tag(repository, tag, ImageStore.digestOf(manifest), now);
    }

    /** Stores it and describes it. */
    private String blob(String repository, byte[] bytes, String mediaType) {
        String digest = ImageStore.digestOf(bytes);
        Path file = store.file(digest);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.linkBlob(repository, digest);
        return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"" + digest + "\",\"size\":" + bytes.length + "}";
    }
}
