package io.drover.simulator.transfer;

import org.jspecify.annotations.Nullable;

/** Black on bright labels, white on dark ones, as GitLab adds it to every exported label. */
final class LabelColor {
    private static final int BRIGHT = 500;

    private LabelColor() {}

    static String textColor(@Nullable String color) {
        if (color == null || !color.matches("#[0-9a-fA-F]{6}")) {
            return "#FFFFFF";
        }
        int rgb = Integer.parseInt(color.substring(1), 16);
        return (rgb >> 16) + (rgb >> 8 & 0xff) + (rgb & 0xff) > BRIGHT ? "#1F1E24" : "#FFFFFF";
    }
}
