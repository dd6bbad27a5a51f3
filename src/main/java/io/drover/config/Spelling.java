package io.drover.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a misspelt word. */
public final class Spelling {
    private Spelling() {}

    /** {@code did you mean 'x'?} when one of {@code known} is close, else {@code otherwise}. */
    public static String didYouMean(String word, Collection<String> known, String otherwise) {
        return nearest(word, known).map(n -> "did you mean '" + n + "'?").orElse(otherwise);
    }

    /** The closest of {@code known}; empty when none is close enough to be meant. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        int limit = Math.max(1, word.length() / 3);
        String best = null;
        int least = limit + 1;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - word.length()) < least) {
                int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
                if (distance < least) {
                    least = distance;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best).or(() -> longer(word, known));
    }

    /** The only one that begins with the word, or that the word begins with. */
    private static Optional<String> longer(String word, Collection<String> known) {
        List<String> found = known.stream().filter(k -> word.length() > 2 && (k.startsWith(word) || word.startsWith(k))).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two words. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
