package io.drover.verify;

import io.drover.plan.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text from both sides independent of host, path and database ids in links, so that a rewritten link can be told from another one. */
record Links(String sourceUrl, String destinationUrl, List<Plan.Item> moved) {
    /** Uploads by project id (doc/security/user_file_uploads.md): {@code /-/project/7/uploads/…} is {@code /uploads/…}. */
    private static final Pattern UPLOAD_BY_ID = Pattern.compile("/-/project/\\d+/uploads/");

    /** System notes link to diff versions by database id. */
    private static final Pattern DIFF_ID = Pattern.compile("\\bdiff_id=\\d+");

    private static final Pattern NOTE_ID = Pattern.compile("#note_\\d+");

    Links {
        moved = moved.stream().sorted(Comparator.comparing((Plan.Item i) -> i.from().value().length()).reversed()).toList();
    }

    boolean sameButLinks(String source, String destination) {
        return neutral(source, true).equals(neutral(destination, false));
    }

    /** {@code text} as it would be on an instance without a name, at the new path. */
    String neutral(String text, boolean fromSource) {
        String out = text.replace(sourceUrl, "").replace(destinationUrl, "");
        for (Plan.Item item : moved) {
            if (fromSource && !item.from().equals(item.to())) {
                out = out.replaceAll("(?<![\\w.-])" + Pattern.quote(item.from().value()) + "(?![\\w-])", Matcher.quoteReplacement(item.to().value()));
            }
        }
        out = UPLOAD_BY_ID.matcher(out).replaceAll("/uploads/");
        for (Plan.Item item : moved) {
            out = out.replace("/" + item.to().value() + "/uploads/", "/uploads/");
        }
        return NOTE_ID.matcher(DIFF_ID.matcher(out).replaceAll("diff_id=")).replaceAll("#note_");
    }
}
