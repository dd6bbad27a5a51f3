package io.drover.assess;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * GitLab's rules for group and project paths (doc/user/reserved_names.md): letters, digits, {@code _ - .}; neither first nor last a
 * separator, none doubled; not ending in {@code .git} or {@code .atom}; at most 255 characters; not a reserved word.
 */
public final class PathRules {
    static final String SOURCE = "doc/user/reserved_names.md";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9]|[_.-](?![_.-]))*");
    private static final int LONGEST = 255;

    private static final Set<String> TOP_LEVEL = Set.of(
            "-", ".well-known", "404.html", "422.html", "500.html", "502.html", "503.html", "admin", "api", "apple-touch-icon.png", "assets",
            "dashboard", "deploy.html", "explore", "favicon.ico", "favicon.png", "files", "groups", "health_check", "help", "import", "jwt",
            "login", "oauth", "profile", "projects", "public", "robots.txt", "s", "search", "sitemap", "sitemap.xml", "sitemap.xml.gz",
            "slash-command-logo.png", "snippets", "unsubscribes", "uploads", "users", "v2");

    private static final Set<String> BELOW = Set.of(
            "-", "badges", "blame", "blob", "builds", "commits", "create", "create_dir", "edit", "files", "find_file", "new", "preview", "raw",
            "refs", "tree", "update", "wikis");

    private PathRules() {}

    /** What is wrong with one segment of a path, in words; empty when GitLab takes it. @param topLevel the first segment */
    public static Optional<String> objection(String slug, boolean topLevel) {
        String lower = slug.toLowerCase(Locale.ROOT);
        if ((topLevel ? TOP_LEVEL : BELOW).contains(lower)) {
            return Optional.of("is a word GitLab reserves for itself");
        }
        if (lower.endsWith(".git") || lower.endsWith(".atom")) {
            return Optional.of("ends in .git or .atom");
        }
        if (slug.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (!VALID.matcher(slug).matches() || slug.endsWith("-") || slug.endsWith(".") || slug.endsWith("_")) {
            return Optional.of("is not letters and digits with single '_', '-' or '.' between them");
        }
        return Optional.empty();
    }

    /** The nearest segment that GitLab takes; the same one when it does already. Idempotent. */
    public static String normalised(String slug, boolean topLevel) {
        if (objection(slug, topLevel).isEmpty()) {
            return slug;
        }
        String name = slug.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("(?i)(\\.(git|atom))+$", "");
        name = name.replaceAll("([_.-])[_.-]+", "$1").replaceAll("^[-.]+|[-._]+$", "");
        name = name.length() > 200 ? name.substring(0, 200).replaceAll("[-._]+$", "") : name;
        if (name.isEmpty() || objection(name, topLevel).isPresent()) {
            name = (name.isEmpty() ? "path" : name) + "-renamed";
        }
        return objection(name, topLevel).isEmpty() ? name : "path-renamed";
    }
}
