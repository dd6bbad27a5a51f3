package io.drover.simulator.content;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fingerprints of OpenSSH public keys. */
public final class SshKeys {
    private SshKeys() {}

    private static Optional<byte[]> blob(String key) {
        String[] parts = key.strip().split("\\s+");
        if (parts.length < 2 || !parts[0].matches("(ssh|ecdsa|sk)-[A-Za-z0-9@.-]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(parts[1]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code SHA256:...}; empty when it is no key. */
    public static Optional<String> sha256(String key) {
        return blob(key).map(b -> "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(Content.digest("SHA-256", b)));
    }

    /** Sixteen bytes with colons; null when it is no key. */
    public static @Nullable String md5(String key) {
        return blob(key).map(b -> HexFormat.ofDelimiter(":").formatHex(Content.digest("MD5", b))).orElse(null);
    }
}
