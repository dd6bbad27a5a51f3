package io.drover.simulator.registry;

import io.drover.simulator.Instance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** An image with one layer that holds one file, as an organisation has them before anything moves (OCI image specification 1.1). */
public final class PlainImage {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    private static final int BLOCK = 512;

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
        byte[] tar = tar(text.getBytes(StandardCharsets.UTF_8));
        String layer = blob(repository, gzip(tar), LAYER);
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

    /** A tar archive (POSIX ustar) of one file: a header, the content, zeros to the end of two blocks more. */
    private static byte[] tar(byte[] content) {
        byte[] archive = new byte[BLOCK + (content.length + BLOCK - 1) / BLOCK * BLOCK + 2 * BLOCK];
        put(archive, 0, "message.txt");
        put(archive, 100, "0000644\0000000000\0000000000\0" + "%011o\0".formatted(content.length) + "00000000000\0" + "        " + "0");
        put(archive, 257, "ustar\00000");
        int sum = 0;
        for (int at = 0; at < BLOCK; at++) {
            sum += archive[at];
        }
        put(archive, 148, "%06o\0 ".formatted(sum));
        System.arraycopy(content, 0, archive, BLOCK, content.length);
        return archive;
    }

    private static void put(byte[] archive, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, archive, at, bytes.length);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
