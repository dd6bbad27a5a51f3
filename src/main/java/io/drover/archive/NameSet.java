package io.drover.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A set of names in 16 bytes each, however long they are: 128 bits of their SHA-256 in an open table. Two names meeting there by chance is less
 * likely than the disk lying, and on purpose it is out of reach.
 */
final class NameSet {
    private final MessageDigest digest = sha256();
    private long[] table = new long[2 * 256];
    private int size;

    /** False when it was there already. */
    boolean add(String name) {
        long[] key = key(name);
        if (!put(table, key[0], key[1])) {
            return false;
        }
        size++;
        if (size > table.length / 4) {
            grow();
        }
        return true;
    }

    boolean contains(String name) {
        long[] key = key(name);
        int at = find(table, key[0], key[1]);
        return table[at] != 0 || table[at + 1] != 0;
    }

    int size() {
        return size;
    }

    private long[] key(String name) {
        byte[] hash = digest.digest(name.getBytes(StandardCharsets.UTF_8));
        return new long[] {longAt(hash, 0) | 1, longAt(hash, 8)};
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                put(larger, table[i], table[i + 1]);
            }
        }
        table = larger;
    }

    private static boolean put(long[] table, long first, long second) {
        int at = find(table, first, second);
        if (table[at] != 0) {
            return false;
        }
        table[at] = first;
        table[at + 1] = second;
        return true;
    }

    /** Where the key is, or the free place where it belongs. */
    private static int find(long[] table, long first, long second) {
        int mask = table.length / 2 - 1;
        int slot = (int) (first >>> 20) & mask;
        while (table[2 * slot] != 0 && (table[2 * slot] != first || table[2 * slot + 1] != second)) {
            slot = slot + 1 & mask;
        }
        return 2 * slot;
    }

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[offset + i] & 0xff;
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
