package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The regular files of a tar stream, one after the other. Folders are skipped, everything else is refused: our own reader, because what the
 * usual ones do with hostile headers (an extended header of gigabytes is read into memory, a link becomes an empty file) is what we must not do.
 */
final class TarReader {
    private static final int EXTENDED_HEADER_BYTES = 64 << 10;

    private final GunzipStream in;
    private final ArchiveLimits limits;
    private final NameSet seen = new NameSet();
    private final byte[] block = new byte[TarHeader.BLOCK];
    private long left;
    private int padding;

    TarReader(GunzipStream in, ArchiveLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** The next regular file, or null after the last; whatever is left of the current one is skipped. */
    @Nullable ArchiveEntry next() {
        skipRest();
        String longName = null;
        Map<String, String> pax = Map.of();
        while (readBlock()) {
            TarHeader header = new TarHeader(block, in.where());
            switch (header.type()) {
                case 'x' -> pax = PaxHeader.parse(extended(header), in.where());
                case 'g' -> extended(header);
                case 'L' -> longName = cString(extended(header));
                case 'K' -> extended(header);
                default -> {
                    ArchiveEntry entry = entry(header, longName, pax);
                    if (entry != null) {
                        return entry;
                    }
                    longName = null;
                    pax = Map.of();
                }
            }
        }
        drain();
        return null;
    }

    private @Nullable ArchiveEntry entry(TarHeader header, @Nullable String longName, Map<String, String> pax) {
        String raw = pax.getOrDefault("path", longName != null ? longName : header.name());
        String name = EntryName.clean(raw, in.where());
        refuseAllButFilesAndFolders(header.type(), raw, pax);
        remember(name);
        if (header.type() == '5' || raw.endsWith("/")) {
            left = 0;
            padding = 0;
            return null;
        }
        left = size(header, pax);
        padding = (int) (-left & TarHeader.BLOCK - 1);
        if (left > limits.unpackedBytes()) {
            throw ArchiveProblem.ARCHIVE_BOMB.exception(Quoted.of(name) + " alone announces " + left + " bytes", in.where());
        }
        return new ArchiveEntry(name, left);
    }

    private void refuseAllButFilesAndFolders(char type, String raw, Map<String, String> pax) {
        String sparse = pax.keySet().stream().filter(key -> key.startsWith("GNU.sparse")).findFirst().orElse(null);
        switch (type) {
            case '0', '\0', '7', '5' -> {
                if (sparse != null) {
                    throw ArchiveProblem.ARCHIVE_SPECIAL_FILE.exception(Quoted.of(raw) + " is a sparse file", in.where());
                }
            }
            case '1' -> throw ArchiveProblem.ARCHIVE_LINK.exception(Quoted.of(raw) + " is a hard link", in.where());
            case '2' -> throw ArchiveProblem.ARCHIVE_LINK.exception(Quoted.of(raw) + " is a symbolic link", in.where());
            case '3', '4' -> throw ArchiveProblem.ARCHIVE_SPECIAL_FILE.exception(Quoted.of(raw) + " is a device", in.where());
            case '6' -> throw ArchiveProblem.ARCHIVE_SPECIAL_FILE.exception(Quoted.of(raw) + " is a FIFO", in.where());
            default -> throw ArchiveProblem.ARCHIVE_SPECIAL_FILE.exception(
                    Quoted.of(raw) + " is of the unknown kind " + Quoted.of(String.valueOf(type)), in.where());
        }
    }

    private void remember(String name) {
        if (!name.isEmpty() && !seen.add(name)) {
            throw ArchiveProblem.ARCHIVE_DUPLICATE_ENTRY.exception(Quoted.of(name) + " is there twice", in.where());
        }
        if (seen.size() > limits.entries()) {
            throw ArchiveProblem.ARCHIVE_TOO_MANY_ENTRIES.exception("more than " + limits.entries() + " entries", in.where());
        }
    }

    private long size(TarHeader header, Map<String, String> pax) {
        String large = pax.get("size");
        if (large == null) {
            return header.size();
        }
        try {
            return Math.max(Long.parseLong(large), 0);
        } catch (NumberFormatException e) {
            throw ArchiveProblem.ARCHIVE_CORRUPT.exception("an extended tar header has the size " + Quoted.of(large), in.where(), e);
        }
    }

    private byte[] extended(TarHeader header) {
        long size = header.size();
        if (size > EXTENDED_HEADER_BYTES) {
            throw ArchiveProblem.ARCHIVE_BOMB.exception("an extended tar header of " + size + " bytes", in.where());
        }
        byte[] data = new byte[(int) size];
        readFully(data, data.length);
        readFully(new byte[TarHeader.BLOCK], (int) (-size & TarHeader.BLOCK - 1));
        return data;
    }

    private static String cString(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 0) {
            end++;
        }
        return new String(data, 0, end, StandardCharsets.UTF_8);
    }

    /** The bytes of the entry that {@link #next()} returned last; valid until it is called again. Closing does nothing. */
    InputStream content() {
        return new Content();
    }

    private void skipRest() {
        byte[] sink = new byte[16 << 10];
        while (left > 0) {
            read(sink, 0, sink.length);
        }
        if (padding > 0) {
            readFully(block, padding);
            padding = 0;
        }
    }

    private int read(byte[] buffer, int offset, int length) {
        if (left == 0) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw truncated();
        }
        left -= count;
        return count;
    }

    /** False at the end: a block of zeros, as POSIX wants, or simply no more bytes after a whole entry, which GNU tar accepts too. */
    private boolean readBlock() {
        int first = in.read();
        if (first < 0) {
            if (seen.size() == 0) {
                throw ArchiveProblem.ARCHIVE_TRUNCATED.exception("there is no entry at all", in.where());
            }
            return false;
        }
        block[0] = (byte) first;
        readFully(block, 1, block.length - 1);
        for (byte b : block) {
            if (b != 0) {
                return true;
            }
        }
        return false;
    }

    /** To the end of the compressed data, so that its checksum is looked at. What follows the end mark does not count. */
    private void drain() {
        byte[] sink = new byte[16 << 10];
        while (in.read(sink, 0, sink.length) >= 0) {
            // only the checksum matters
        }
    }

    private void readFully(byte[] buffer, int length) {
        readFully(buffer, 0, length);
    }

    private void readFully(byte[] buffer, int offset, int length) {
        int done = 0;
        while (done < length) {
            int count = in.read(buffer, offset + done, length - done);
            if (count < 0) {
                throw truncated();
            }
            done += count;
        }
    }

    private RuntimeException truncated() {
        return ArchiveProblem.ARCHIVE_TRUNCATED.exception("the tar stream ends within an entry", in.where());
    }

    private final class Content extends InputStream {
        private final byte[] one = new byte[1];

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return length == 0 ? 0 : TarReader.this.read(buffer, offset, length);
        }
    }
}
