package io.drover.links;

import io.drover.links.Link.Fate;
import io.drover.model.FullPath;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where links to the old instance lead now. Only addresses of the old instance are touched, so that relative ones, short references and
 * links elsewhere stay, and a second pass finds nothing to do.
 */
public final class LinkMap {
    /** {@code /-/project/7/uploads/…}, doc/security/user_file_uploads.md. */
    private static final Pattern UPLOAD_BY_ID = Pattern.compile("^/-/project/([0-9]+)(/uploads/.*)$");

    private static final String GIT = ".git";
    private static final Pattern PATH = Pattern.compile("^/([A-Za-z0-9_.][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_.][A-Za-z0-9_.-]*)*)");

    private final String newUrl;
    private final List<String> oldHosts;
    private final LinkScanner scanner;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<Long, FullPath> ids = new HashMap<>();

    private record Place(FullPath from, FullPath to, boolean project, boolean arrived) {
        /** Below a group that is not a page of it there is a subgroup or project of its own. */
        boolean holds(String rest) {
            return project || rest.isEmpty() || rest.equals("/") || rest.startsWith("/-/") || rest.startsWith("?") || rest.startsWith("#");
        }
    }

    private LinkMap(Builder builder) {
        this.newUrl = builder.newUrl.toString().replaceAll("/+$", "");
        this.oldHosts = builder.oldUrls.stream().map(URI::getHost).distinct().toList();
        this.scanner = new LinkScanner(builder.oldUrls.stream().map(OldHost::of).distinct().toList());
        builder.places.forEach((from, place) -> places.put(from.value().toLowerCase(Locale.ROOT), place));
        ids.putAll(builder.ids);
    }

    /** @param oldUrls every address under which the old instance was known */
    public static Builder from(List<URI> oldUrls, URI newUrl) {
        return new Builder(oldUrls, newUrl);
    }

    /** Collects what moved. */
    public static final class Builder {
        private final List<URI> oldUrls;
        private final URI newUrl;
        private final Map<FullPath, Place> places = new TreeMap<>();
        private final Map<Long, FullPath> ids = new HashMap<>();

        private Builder(List<URI> oldUrls, URI newUrl) {
            this.oldUrls = List.copyOf(oldUrls);
            this.newUrl = newUrl;
        }

        /** @param arrived whether it is at its new place already */
        public Builder group(FullPath from, FullPath to, boolean arrived) {
            places.put(from, new Place(from, to, false, arrived));
            return this;
        }

        /** @param arrived whether it is at its new place already */
        public Builder project(FullPath from, FullPath to, boolean arrived) {
            places.put(from, new Place(from, to, true, arrived));
            return this;
        }

        /** Uploads may name a project by its id at the source. */
        public Builder id(long id, FullPath project) {
            ids.put(id, project);
            return this;
        }

        public LinkMap build() {
            return new LinkMap(this);
        }
    }

    /** What has arrived, the longest path first, as rules of redirects need it. */
    List<Moved> arrived() {
        return places.values().stream()
                .filter(Place::arrived)
                .map(place -> new Moved(place.from(), place.to(), place.project()))
                .sorted(Comparator.comparing((Moved moved) -> moved.from().value().length()).reversed().thenComparing(Moved::from))
                .toList();
    }

    record Moved(FullPath from, FullPath to, boolean project) {}

    /** Names of the old instance, as its links hold them. */
    public List<String> oldHosts() {
        return oldHosts;
    }

    String newUrl() {
        return newUrl;
    }

    /** A Markdown text: what stands in code stays. */
    public Rewritten rewrite(String text) {
        return rewrite(text, false);
    }

    /** A text that is no Markdown, such as a file: all of it. */
    public Rewritten rewritePlain(String text) {
        return rewrite(text, true);
    }

    private Rewritten rewrite(String text, boolean codeToo) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        List<Link> links = new ArrayList<>();
        int copied = 0;
        int line = 1;
        for (LinkScanner.Span span : scanner.scan(text)) {
            line += lines(text, copied, span.start());
            Link link = link(line, span, text.substring(span.start(), span.end()), span.code() && !codeToo);
            links.add(link);
            out.append(text, copied, span.start()).append(link.rewritten() ? link.becomes() : link.url());
            copied = span.end();
        }
        return new Rewritten(out.append(text, copied, text.length()).toString(), links);
    }

    private static int lines(String text, int from, int to) {
        int lines = 0;
        for (int i = from; i < to; i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    private Link link(int line, LinkScanner.Span span, String url, boolean code) {
        Optional<Found> found = find(span.path());
        if (found.isEmpty()) {
            return new Link(line, url, nowhere(span.path()) ? Fate.NO_PLACE : Fate.NOT_IN_PLAN, null, url, null);
        }
        Place place = found.get().place();
        Landing landing = Landing.of(found.get().rest());
        Fate fate = fate(place, landing, span.ssh(), code);
        return fate == Fate.REWRITTEN
                ? new Link(line, url, fate, place.from(), newUrl + found.get().prefix() + "/" + place.to() + landing.rest(), landing.lost())
                : new Link(line, url, fate, place.from(), url, null);
    }

    private static Fate fate(Place place, Landing landing, boolean ssh, boolean code) {
        if (landing.rest() == null) {
            return Fate.ID_CHANGES;
        }
        if (code) {
            return Fate.IN_CODE;
        }
        return ssh ? Fate.SSH : place.arrived() ? Fate.REWRITTEN : Fate.NOT_ARRIVED;
    }

    /**
     * @param prefix {@code /groups} where the address has it
     * @param rest   what follows the path
     */
    private record Found(String prefix, Place place, String rest) {}

    private Optional<Found> find(String path) {
        Matcher upload = UPLOAD_BY_ID.matcher(path);
        if (upload.matches()) {
            return Optional.ofNullable(ids.get(Long.parseLong(upload.group(1))))
                    .map(project -> places.get(project.value().toLowerCase(Locale.ROOT)))
                    .map(place -> new Found("", place, upload.group(2)));
        }
        String prefix = path.startsWith("/groups/") ? "/groups" : "";
        Matcher whole = PATH.matcher(path.substring(prefix.length()));
        return whole.find() ? longest(prefix, whole.group(1), path.substring(prefix.length())) : Optional.empty();
    }

    /** By the longest path of a group or project with which the address begins. */
    private Optional<Found> longest(String prefix, String candidate, String path) {
        String known = candidate.toLowerCase(Locale.ROOT);
        while (true) {
            String bare = known.endsWith(GIT) ? known.substring(0, known.length() - GIT.length()) : known;
            Place place = places.containsKey(known) ? places.get(known) : places.get(bare);
            if (place != null) {
                String rest = path.substring(1 + place.from().value().length());
                return place.holds(rest) ? Optional.of(new Found(prefix, place, rest)) : Optional.empty();
            }
            int slash = known.lastIndexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            known = known.substring(0, slash);
        }
    }

    private static boolean nowhere(String path) {
        String first = path.replaceFirst("^/+", "").split("[/?#]", 2)[0];
        return first.isEmpty() || Landing.RESERVED.contains(first);
    }
}
