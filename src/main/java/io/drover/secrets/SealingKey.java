package io.drover.secrets;

import io.drover.config.Secret;
import io.drover.config.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The workspace's X25519 key pair in {@code secrets.key}. A run seals with the public half and needs no passphrase; what it sealed opens
 * only with the private half, which is itself encrypted with the passphrase (PBKDF2, RFC 8018). Sealing is DHKEM(X25519, HKDF-SHA256) of
 * RFC 9180, section 4.1, a fresh key for each secret, and AES-256-GCM.
 */
public final class SealingKey {
    private static final String CURVE = "X25519";
    /** What OWASP's cheat sheet on keeping passwords asks for with SHA-512. */
    private static final int ITERATIONS = 210_000;
    private static final byte[] PURPOSE = "drover secrets.key".getBytes(StandardCharsets.US_ASCII);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final JsonNode kept;
    private final PublicKey open;

    private SealingKey(Path file, JsonNode kept) throws GeneralSecurityException {
        this.file = file;
        this.kept = kept;
        this.open = KeyFactory.getInstance(CURVE).generatePublic(new X509EncodedKeySpec(bytes(kept, "public")));
    }

    public static Path file(Workspace workspace) {
        return workspace.root().resolve("secrets.key");
    }

    /** @throws io.drover.problem.ProblemException when there is one already */
    public static SealingKey create(Path file, Secret passphrase) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(CURVE).generateKeyPair();
            byte[] salt = new byte[16];
            new SecureRandom().nextBytes(salt);
            ObjectNode kept = JSON.createObjectNode().put("curve", CURVE).put("iterations", ITERATIONS).put("salt", text(salt));
            kept.put("public", text(pair.getPublic().getEncoded()));
            kept.put("private", text(Gcm.close(derived(passphrase, salt, ITERATIONS), pair.getPrivate().getEncoded(), PURPOSE)));
            try (var channel = OwnerOnly.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                channel.write(ByteBuffer.wrap((JSON.writeValueAsString(kept) + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            return new SealingKey(file, kept);
        } catch (FileAlreadyExistsException e) {
            throw SecretsProblem.SECRETS_KEY_EXISTS.exception("it is not replaced", file.toString(), e);
        } catch (IOException | GeneralSecurityException e) {
            throw SecretsProblem.SECRETS_KEY_UNUSABLE.exception("it cannot be made", file.toString(), e);
        }
    }

    /** @throws io.drover.problem.ProblemException when there is none, or it is no such thing */
    public static SealingKey read(Path file) {
        if (!Files.exists(file)) {
            throw SecretsProblem.SECRETS_KEY_MISSING.exception("there is no secrets.key", file.toString());
        }
        try {
            return new SealingKey(file, JSON.readTree(Files.readString(file)));
        } catch (IOException | GeneralSecurityException | JacksonException | IllegalArgumentException e) {
            throw SecretsProblem.SECRETS_KEY_UNUSABLE.exception("it cannot be read", file.toString(), e);
        }
    }

    /** @param words what the box is for; it opens only with the same */
    byte[] seal(byte[] plain, byte[] words) {
        try {
            KEM.Encapsulated fresh = KEM.getInstance("DHKEM").newEncapsulator(open).encapsulate(0, 32, "AES");
            byte[] encapsulation = fresh.encapsulation();
            byte[] closed = Gcm.close(fresh.key(), plain, words);
            byte[] box = Arrays.copyOf(encapsulation, encapsulation.length + closed.length);
            System.arraycopy(closed, 0, box, encapsulation.length, closed.length);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 21 has DHKEM", e);
        }
    }

    /** The private half. @throws io.drover.problem.ProblemException when the passphrase is another one */
    public Unlocked unlock(Secret passphrase) {
        try {
            SecretKey key = derived(passphrase, bytes(kept, "salt"), kept.path("iterations").asInt(ITERATIONS));
            byte[] encoded = Gcm.open(key, bytes(kept, "private"), PURPOSE);
            return new Unlocked(KeyFactory.getInstance(CURVE).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw SecretsProblem.SECRETS_PASSPHRASE_WRONG.exception("the private key does not open", file.toString(), e);
        }
    }

    private static SecretKey derived(Secret passphrase, byte[] salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase.reveal().toCharArray(), salt, iterations, 256);
        return new SecretKeySpec(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded(), "AES");
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(JsonNode node, String name) {
        return Base64.getDecoder().decode(node.path(name).asString(""));
    }

    /** Opens what the public half sealed. */
    public static final class Unlocked {
        /** An X25519 public key (RFC 9180, section 7.1). */
        private static final int ENCAPSULATION = 32;

        private final PrivateKey key;

        private Unlocked(PrivateKey key) {
            this.key = key;
        }

        byte[] open(byte[] box, byte[] words) throws GeneralSecurityException {
            byte[] encapsulation = Arrays.copyOf(box, ENCAPSULATION);
            SecretKey fresh = KEM.getInstance("DHKEM").newDecapsulator(key).decapsulate(encapsulation, 0, 32, "AES");
            return Gcm.open(fresh, Arrays.copyOfRange(box, ENCAPSULATION, box.length), words);
        }
    }
}
