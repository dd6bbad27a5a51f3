package io.drover.proof;

import io.drover.config.Workspace;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The workspace's Ed25519 key (RFC 8032), made at the first proof: {@code .drover/proof.key}, PEM, readable by its owner only. */
final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
    private static final Pattern PEM = Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END");

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(KeyPair pair) {
        this.secret = pair.getPrivate();
        this.open = pair.getPublic();
    }

    static Path file(Workspace workspace) {
        return workspace.root().resolve(".drover/proof.key");
    }

    /** Empty when this workspace never signed anything. */
    static Optional<SigningKey> existing(Workspace workspace) {
        Path file = file(workspace);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    static SigningKey of(Workspace workspace) {
        return existing(workspace).orElseGet(() -> create(file(workspace)));
    }

    /** Kept nowhere: for a check without the workspace's own, where what it seals is not looked at. */
    static SigningKey passing() {
        return new SigningKey(pair());
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    private static SigningKey create(Path file) {
        try {
            KeyPair pair = pair();
            Files.createDirectories(file.toAbsolutePath().getParent());
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            String text = pem("PRIVATE", pair.getPrivate().getEncoded()) + pem("PUBLIC", pair.getPublic().getEncoded());
            try (var out = Channels.newOutputStream(posix
                    ? Files.newByteChannel(file, fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    : Files.newByteChannel(file, fresh))) {
                out.write(text.getBytes(StandardCharsets.US_ASCII));
            }
            return new SigningKey(pair);
        } catch (IOException e) {
            throw ProofProblem.PROOF_KEY_UNUSABLE.exception("the signing key cannot be made", file.toString(), e);
        }
    }

    private static SigningKey read(Path file) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw ProofProblem.PROOF_KEY_OPEN.exception("group or others may read or write it", file.toString());
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new SigningKey(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(block(text, "PUBLIC"))), keys.generatePrivate(new PKCS8EncodedKeySpec(block(text, "PRIVATE")))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw ProofProblem.PROOF_KEY_UNUSABLE.exception("the signing key cannot be read", file.toString(), e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + " KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + " KEY-----\n";
    }

    private static byte[] block(String text, String kind) {
        Matcher blocks = PEM.matcher(text);
        while (blocks.find()) {
            if (blocks.group(1).equals(kind)) {
                return Base64.getMimeDecoder().decode(blocks.group(2));
            }
        }
        throw new IllegalArgumentException("no " + kind + " KEY block");
    }

    /** X.509, base64. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(open.getEncoded());
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    /** False also when the key or the signature is no such thing. */
    static boolean signed(byte[] text, byte[] signature, String publicKey) {
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Another key, made of this one: for digests of secrets that only this workspace can compare. */
    SecretKey forSecrets() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getEncoded(), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal("drover proof: secret values".getBytes(StandardCharsets.US_ASCII)), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
