package io.drover.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash tree of RFC 9162 section 2.1.1: SHA-256, leaves and nodes told apart by a first byte, so that no node can be passed off as a leaf.
 * An odd node goes up unchanged.
 */
final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** @return hex; of no leaves the digest of nothing */
    static String root(List<String> leaves) {
        List<byte[]> level = new ArrayList<>(leaves.stream().map(l -> digest(LEAF, l.getBytes(StandardCharsets.UTF_8), new byte[0])).toList());
        if (level.isEmpty()) {
            return hex(sha256().digest());
        }
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(i + 1 == level.size() ? level.get(i) : digest(NODE, level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return hex(level.getFirst());
    }

    private static byte[] digest(byte kind, byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(kind);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
