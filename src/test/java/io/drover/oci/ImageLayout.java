package io.drover.oci;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** An OCI image layout on disk (OCI image spec, image-layout.md), made from nothing: what {@code skopeo} pushes. */
public final class ImageLayout {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final Path folder;
    private final List<String> tagged = new ArrayList<>();

    public ImageLayout(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("blobs/sha256"));
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    public Path folder() {
        return folder;
    }

    /** A layer of random bytes, so that nothing compresses away. */
    public String layer(long seed, int size) throws IOException {
        byte[] noise = new byte[size];
        new Random(seed).nextBytes(noise);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(tar(noise));
        }
        return descriptor("application/vnd.oci.image.layer.v1.tar+gzip", packed.toByteArray(), "");
    }

    /** An image of these layers for one platform. */
    public String image(String architecture, String... layers) throws IOException {
        String config = "{\"architecture\":\"" + architecture + "\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}";
        String configuration = descriptor("application/vnd.oci.image.config.v1+json", config.getBytes(StandardCharsets.UTF_8), "");
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":" + configuration + ",\"layers\":[" + String.join(",", layers) + "]}";
        return descriptor(MANIFEST, manifest.getBytes(StandardCharsets.UTF_8), ",\"platform\":{\"architecture\":\"" + architecture + "\",\"os\":\"linux\"}");
    }

    public String index(String... images) throws IOException {
        String index = "{\"schemaVersion\":2,\"mediaType\":\"" + Manifest.OCI_INDEX + "\",\"manifests\":[" + String.join(",", images) + "]}";
        return descriptor(Manifest.OCI_INDEX, index.getBytes(StandardCharsets.UTF_8), "");
    }

    public void tag(String tag, String image) throws IOException {
        tagged.add(image.substring(0, image.length() - 1) + ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"" + tag + "\"}}");
        Files.writeString(
                folder.resolve("index.json"), "{\"schemaVersion\":2,\"mediaType\":\"" + Manifest.OCI_INDEX + "\",\"manifests\":[" + String.join(",", tagged) + "]}");
    }

    public static Digest digestOf(String descriptor) {
        int at = descriptor.indexOf("sha256:");
        return new Digest(descriptor.substring(at, at + 71));
    }

    private String descriptor(String mediaType, byte[] content, String more) throws IOException {
        Digest digest = Digest.sha256(content);
        Files.write(folder.resolve("blobs/sha256").resolve(digest.hex()), content);
        return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"" + digest + "\",\"size\":" + content.length + more + "}";
    }

    /** One file named {@code noise} in a tar archive (POSIX ustar). */
    private static byte[] tar(byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, "noise");
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(content.length));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar");
        header[263] = '0';
        header[264] = '0';
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, "%06o".formatted(sum));
        header[154] = 0;
        int padded = (content.length + 511) / 512 * 512;
        byte[] archive = new byte[512 + padded + 1024];
        System.arraycopy(header, 0, archive, 0, 512);
        System.arraycopy(content, 0, archive, 512, content.length);
        return archive;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
