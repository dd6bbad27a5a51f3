package io.drover.archive;

/** Names from outside, made fit to be shown on a terminal. */
final class Quoted {
    private static final int SHOWN = 120;

    private Quoted() {}

    static String of(String raw) {
        return "'" + plain(raw) + "'";
    }

    /** The same without quotes. */
    static String plain(String raw) {
        StringBuilder shown = new StringBuilder();
        raw.codePoints().limit(SHOWN).forEach(c -> {
            if (c < 0x20 || c >= 0x7f && c < 0xa0) {
                shown.append(String.format("\\x%02x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(raw.codePointCount(0, raw.length()) > SHOWN ? "…" : "").toString();
    }
}
