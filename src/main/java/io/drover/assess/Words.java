package io.drover.assess;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures and lists as people say them. */
final class Words {
    private static final int SHOWN = 5;

    private Words() {}

    /** {@code 1 project}, {@code 3 projects}. */
    static String count(long count, String singular, String plural) {
        return count == 1 ? "1 " + singular : count + " " + plural;
    }

    /** {@code 1,900}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The first few, and how many more. */
    static String some(Collection<?> things) {
        String shown = things.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return things.size() > SHOWN ? shown + " and " + (things.size() - SHOWN) + " more" : shown;
    }
}
