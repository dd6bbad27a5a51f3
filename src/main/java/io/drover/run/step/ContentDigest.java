package io.drover.run.step;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Digests that the journal keeps of what was written. */
final class ContentDigest {
    private static final int ROUNDS = 60_000;
    private static final int BITS = 128;

    private ContentDigest() {}

    /**
     * Hex. The same text, salt and kind give the same digest.
     *
     * @param secrets whether the text holds secrets: then whoever finds the digest cannot try out values at any speed (PBKDF2, RFC 8018), which
     *                takes some hundredths of a second of a processor
     */
    static String of(String text, String salt, boolean secrets) {
        try {
            return HexFormat.of().formatHex(secrets ? slow(text, salt) : MessageDigest.getInstance("SHA-256").digest((salt + "\n" + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] slow(String text, String salt) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(text.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    }
}
