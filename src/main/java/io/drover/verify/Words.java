package io.drover.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says a difference in one line: {@code discussion 3f2a… note 2: body: "a" -> "b"}. Never shows a secret. */
final class Words {
    private static final int LONGEST = 80;

    private Words() {}

    static String of(Change change) {
        String where = change.steps().isEmpty() ? "" : String.join(" ", change.steps()) + ": ";
        if (change.element()) {
            return where + (change.destination() == null ? "missing" : "extra");
        }
        return where + change.field().name() + ": " + values(change);
    }

    private static String values(Change change) {
        if (change.field().kind() == Field.Kind.SECRET) {
            return change.sourceText().equals(Canonical.UNREADABLE) ? "cannot be read at the source" : "differs (values are never shown)";
        }
        List<String> both = shortened(text(change.source(), change.field().kind()), text(change.destination(), change.field().kind()));
        return both.get(0) + " -> " + both.get(1);
    }

    private static String text(@Nullable JsonNode value, Field.Kind kind) {
        if (value == null) {
            return "";
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(v -> parts.add(person(v.asString(""))));
            return String.join(", ", parts);
        }
        String text = value.asString("").replace("\n", "\\n");
        return switch (kind) {
            case USER -> person(text);
            case ADDRESS -> Addresses.shown(text);
            default -> text;
        };
    }

    private static String person(String name) {
        if (People.placeholder(name)) {
            return "the placeholder of " + person(name.substring(1));
        }
        return People.unmapped(name) ? name.substring(1) + " (no user at the destination)" : name;
    }

    /** Both around the first place where they differ. */
    private static List<String> shortened(String left, String right) {
        int at = 0;
        while (at < Math.min(left.length(), right.length()) && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        int start = Math.max(left.length(), right.length()) <= LONGEST ? 0 : Math.max(0, at - LONGEST / 4);
        return List.of(quoted(left, start), quoted(right, start));
    }

    private static String quoted(String text, int start) {
        if (text.isEmpty()) {
            return "nothing";
        }
        int from = Math.min(start, text.length());
        int to = Math.min(text.length(), from + LONGEST);
        return "\"" + (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "") + "\"";
    }
}
