package io.drover.config;

import io.drover.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects every mistake of one edited file, so that a person sees them all at once. Not thread-safe. */
public final class Mistakes {
    /** More than this helps nobody; the rest is counted. */
    private static final int SHOWN = 100;

    private final String file;
    private final List<Mistake> found = new ArrayList<>();
    private boolean complete;

    /** @param file name as the person knows it, such as {@code plan.yaml} */
    public Mistakes(String file) {
        this.file = file;
    }

    public void add(int line, int column, String what, String write) {
        if (!complete) {
            found.add(new Mistake(line, column, what, write));
        }
    }

    /** Nothing is added from here on: after this mistake everything else would be its consequence. */
    void addLast(int line, int column, String what, String write) {
        add(line, column, what, write);
        complete = true;
    }

    /** In the order of the file. */
    public List<Mistake> all() {
        return found.stream().sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column)).toList();
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** Does nothing when there are none. @throws io.drover.problem.ProblemException of {@code code} naming every mistake, a line each */
    public void throwAs(ProblemCode code) {
        if (found.isEmpty()) {
            return;
        }
        List<Mistake> sorted = all();
        String lines = sorted.stream().limit(SHOWN).map(m -> m.text(file)).collect(Collectors.joining("\n"));
        String more = sorted.size() > SHOWN ? "\nand " + (sorted.size() - SHOWN) + " more" : "";
        String count = sorted.size() == 1 ? "1 mistake" : sorted.size() + " mistakes";
        throw code.exception(count + "\n" + lines + more, file + ":" + sorted.getFirst().line() + ":" + sorted.getFirst().column());
    }
}
