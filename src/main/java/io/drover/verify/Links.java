package io.drover.verify;

import io.drover.links.LinkMap;
import io.drover.plan.Plan;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text from both sides independent of host, path and database ids in links, so that a rewritten link can be told from another one. */
final class Links {
    /** Uploads by project id (doc/security/user_file_uploads.md): {@code /-/project/7/uploads/…} is {@code /uploads/…}. */
    private static final Pattern UPLOAD_BY_ID = Pattern.compile("/-/project/\\d+/uploads/");

    /** What names its target by a database id: versions of a diff, comments, boards. A pass over the links leaves them out. */
    private static final Pattern IDS =
            Pattern.compile("(?<=\\?)(?:diff_id=\\d+|start_sha=\\w+)&|[?&](?:diff_id=\\d+|start_sha=\\w+)|#note_\\d+|(?<=/-/boards|/-/epic_boards)/\\d+");

    private final String sourceUrl;
    private final String destinationUrl;
    private final List<Plan.Item> moved;
    private final LinkMap pass;

    Links(String sourceUrl, String destinationUrl, List<Plan.Item> moved) {
        this.sourceUrl = sourceUrl;
        this.destinationUrl = destinationUrl;
        this.moved = moved.stream().sorted(Comparator.comparing((Plan.Item i) -> i.from().value().length()).reversed()).toList();
        this.pass = pass();
    }

    /** By the importer's own rewriting, or by a pass over the links, which also knows other spellings of the old host. */
    boolean sameButLinks(String source, String destination) {
        String there = neutral(destination, false);
        return neutral(source, true).equals(there) || neutral(pass.rewrite(source).text(), true).equals(there);
    }

    /** As if everything had arrived; what has not is made equal like any other path. */
    private LinkMap pass() {
        LinkMap.Builder map = LinkMap.from(List.of(URI.create(sourceUrl)), URI.create(destinationUrl));
        for (Plan.Item item : moved) {
            if (item.kind() == Plan.Kind.GROUP) {
                map.group(item.from(), item.to(), true);
            } else {
                map.project(item.from(), item.to(), true);
            }
        }
        return map.build();
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
        return IDS.matcher(out).replaceAll("");
    }
}
