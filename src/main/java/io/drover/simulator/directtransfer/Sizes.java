package io.drover.simulator.directtransfer;

import java.util.Locale;

/** Sizes as Rails writes them for people: {@code 5 GB}, {@code 1.25 MB}, in steps of 1024. */
final class Sizes {
    private static final String[] UNITS = {"Bytes", "KB", "MB", "GB", "TB"};

    private Sizes() {}

    static String human(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String number = value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : value >= 10 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.2f", value);
        return (number.contains(".") ? number.replaceFirst("\\.?0+$", "") : number) + " " + UNITS[unit];
    }
}
