package io.drover.secrets;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES in Galois/Counter Mode (NIST SP 800-38D): a box begins with its random nonce, and opens only with the words it was closed with. */
final class Gcm {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Gcm() {}

    static byte[] close(SecretKey key, byte[] plain, byte[] words) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, words).doFinal(plain);
        byte[] box = Arrays.copyOf(nonce, NONCE + closed.length);
        System.arraycopy(closed, 0, box, NONCE, closed.length);
        return box;
    }

    /** @throws GeneralSecurityException when the key or the words are not those it was closed with, or the box was changed */
    static byte[] open(SecretKey key, byte[] box, byte[] words) throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOf(box, NONCE);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, words).doFinal(box, NONCE, box.length - NONCE);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] words) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(words);
        return cipher;
    }
}
