package io.drover.run.step;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A digest of text that may hold secrets: whoever finds it cannot try out values at any speed (PBKDF2, RFC 8018). */
final class SlowDigest {
    private static final int ROUNDS = 60_000;
    private static final int BITS = 128;

    private SlowDigest() {}

    /** Hex. The same text and salt give the same digest. */
    static String of(String text, String salt) {
        try {
            PBEKeySpec spec = new PBEKeySpec(text.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
            return HexFormat.of().formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
