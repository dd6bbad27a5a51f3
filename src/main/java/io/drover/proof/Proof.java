package io.drover.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A statement with its signature: {@code proof.json} in a proof file.
 *
 * @param publicKey X.509, base64
 * @param signature over the statement's canonical JSON, base64
 */
record Proof(Statement statement, String publicKey, String signature) {
    /** The same bytes for the same statement on any machine: names in order, no white space. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    static Proof of(Statement statement, SigningKey key) {
        return new Proof(statement, key.publicKey(), Base64.getEncoder().encodeToString(key.sign(bytes(statement))));
    }

    boolean genuine() {
        try {
            return SigningKey.signed(bytes(statement), Base64.getDecoder().decode(signature), publicKey);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** How people compare keys: {@code SHA256:} and the digest of the public key, as {@code ssh-keygen -l} shows others. */
    static String fingerprint(String publicKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey.getBytes(StandardCharsets.US_ASCII));
            return "SHA256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }


    private static byte[] bytes(Statement statement) {
        return CANONICAL.writeValueAsBytes(statement);
    }
}
