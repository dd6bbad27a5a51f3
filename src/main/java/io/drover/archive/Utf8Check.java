package io.drover.archive;

/** Is it UTF-8? Byte by byte, with the shortest-form and surrogate rules of RFC 3629. */
final class Utf8Check {
    private int missing;
    private int lowest = 0x80;
    private int highest = 0xbf;

    /** False when no UTF-8 text goes on like this. */
    boolean accept(byte value) {
        int b = value & 0xff;
        if (missing > 0) {
            boolean good = b >= lowest && b <= highest;
            missing--;
            lowest = 0x80;
            highest = 0xbf;
            return good;
        }
        if (b < 0x80) {
            return true;
        }
        missing = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        lowest = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        highest = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
        return b >= 0xc2 && b <= 0xf4;
    }

    /** Within a character of several bytes. */
    boolean within() {
        return missing > 0;
    }
}
