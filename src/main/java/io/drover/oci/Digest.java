package io.drover.oci;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** What content is known by: {@code sha256:<hex>} (OCI image spec, descriptor.md, "Digests"). */
public record Digest(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");
    private static final Map<String, String> ALGORITHMS = Map.of("sha256", "SHA-256", "sha512", "SHA-512");

    /** @throws IllegalArgumentException when it is no digest this program can check */
    @JsonCreator
    public Digest {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no digest: " + text);
        }
    }

    public static Digest sha256(byte[] content) {
        return new Digest("sha256:" + HexFormat.of().formatHex(algorithm("sha256").digest(content)));
    }

    String hex() {
        return text.substring(text.indexOf(':') + 1);
    }

    private String name() {
        return text.substring(0, text.indexOf(':'));
    }

    /** Whether the content has this digest. */
    boolean matches(byte[] content) {
        return HexFormat.of().formatHex(algorithm(name()).digest(content)).equals(hex());
    }

    /** Whether the file has this digest. Reads it whole. */
    boolean matches(Path file) throws IOException {
        MessageDigest algorithm = algorithm(name());
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), algorithm)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(algorithm.digest()).equals(hex());
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(ALGORITHMS.getOrDefault(name, name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
