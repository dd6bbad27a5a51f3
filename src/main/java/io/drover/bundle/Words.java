package io.drover.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text as the places of its words: runs of letters and digits, so that {@code anna_s}, {@code anna.s} and {@code /anna/} all hold the word anna. */
final class Words {
    /** @param end exclusive */
    record Place(int start, int end) {}

    private Words() {}

    static List<Place> of(CharSequence text) {
        List<Place> places = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && belongs(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                places.add(new Place(start, i));
                start = -1;
            }
        }
        return places;
    }

    /** Surrogates are letters of some script as likely as not. */
    private static boolean belongs(char c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || type == Character.NON_SPACING_MARK;
    }

    /** From its first word to its last, lower case; empty when it has none. */
    static String normal(String spelling) {
        List<Place> places = of(spelling);
        return places.isEmpty() ? "" : spelling.substring(places.getFirst().start(), places.getLast().end()).toLowerCase(Locale.ROOT);
    }
}
