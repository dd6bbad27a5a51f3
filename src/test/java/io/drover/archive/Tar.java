package io.drover.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Makes tar streams by hand, good and bad ones. */
final class Tar {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tar project() {
        return file("VERSION", "0.2.4").file("tree/project.json", "{}");
    }

    Tar file(String name, String text) {
        return file(name, text, '0');
    }

    Tar file(String name, String text, char type) {
        return file(name, text.getBytes(StandardCharsets.UTF_8), type);
    }

    Tar file(String name, byte[] content, char type) {
        entry(name, type, content.length);
        out.writeBytes(content);
        out.writeBytes(new byte[-content.length & 511]);
        return this;
    }

    Tar entry(String name, char type, long size) {
        byte[] block = new byte[512];
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, 0, Math.min(100, bytes.length));
        put(block, 100, "0000644\0");
        put(block, 124, "%011o".formatted(size));
        put(block, 136, "%011o".formatted(0));
        block[156] = (byte) type;
        put(block, 257, "ustar\00000");
        put(block, 148, "        ");
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, "%06o\0 ".formatted(sum));
        out.writeBytes(block);
        return this;
    }

    /** Everything so far and one more header, without content or end. */
    byte[] header(String name, char type, long size) {
        return entry(name, type, size).out.toByteArray();
    }

    byte[] bytes() {
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    private static void put(byte[] block, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }
}
