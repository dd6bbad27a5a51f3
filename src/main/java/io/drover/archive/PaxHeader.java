package io.drover.archive;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A PAX extended header: lines of {@code LENGTH KEY=VALUE\n}, the length counting itself. */
final class PaxHeader {
    private PaxHeader() {}

    static Map<String, String> parse(byte[] data, String where) {
        Map<String, String> values = new HashMap<>();
        int at = 0;
        while (at < data.length) {
            int space = at;
            int length = 0;
            while (space < data.length && data[space] >= '0' && data[space] <= '9' && length <= data.length) {
                length = length * 10 + (data[space++] - '0');
            }
            int end = at + length;
            int equals = indexOf(data, '=', space, end);
            if (space >= data.length || data[space] != ' ' || end > data.length || equals < 0 || data[end - 1] != '\n') {
                throw ArchiveProblem.ARCHIVE_CORRUPT.exception("an extended tar header is malformed", where);
            }
            values.put(
                    new String(data, space + 1, equals - space - 1, StandardCharsets.UTF_8),
                    new String(data, equals + 1, end - equals - 2, StandardCharsets.UTF_8));
            at = end;
        }
        return values;
    }

    private static int indexOf(byte[] data, char wanted, int from, int to) {
        for (int i = from; i < Math.min(to, data.length); i++) {
            if (data[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
