package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names and paths GitLab accepts (doc/user/reserved_names.md). */
final class PathRules {
    private static final Pattern PATH = Pattern.compile("[a-zA-Z0-9_.][a-zA-Z0-9_\\-.]{0,254}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{So}\\p{IsEmoji}_][\\p{L}\\p{N}\\p{So}\\p{IsEmoji}\\p{Pd}_. +&'()\\-]*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> RESERVED_PROJECTS = Set.of(
            "\\-", "-", "badges", "blame", "blob", "builds", "commits", "create", "create_dir", "edit", "environments", "files", "find_file",
            "gitlab-lfs", "info", "new", "preview", "raw", "refs", "tree", "update", "wikis");
    private static final Set<String> RESERVED_TOP_LEVEL = Set.of(
            "-", ".well-known", "404.html", "422.html", "500.html", "502.html", "503.html", "admin", "api", "apple-touch-icon.png", "assets",
            "dashboard", "deploy.html", "explore", "favicon.ico", "favicon.png", "files", "groups", "health_check", "help", "import", "jwt",
            "login", "oauth", "profile", "projects", "public", "robots.txt", "s", "search", "sitemap", "sitemap.xml", "sitemap.xml.gz",
            "slash-command-logo.png", "snippets", "unsubscribes", "uploads", "users", "v2");

    private PathRules() {}

    static void checkProject(String name, String path) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        if (!NAME.matcher(name).matches()) {
            add(errors, "name", "can contain only letters, digits, emoji, '_', '.', '+', dashes, or spaces. It must start with a letter, digit, emoji, or '_'.");
        }
        checkPath(errors, path);
        if (RESERVED_PROJECTS.contains(path.toLowerCase(Locale.ROOT))) {
            add(errors, "path", path + " is a reserved name");
        }
        refuse(errors);
    }

    static void checkGroup(String name, String path, boolean topLevel) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        if (!NAME.matcher(name).matches()) {
            add(errors, "name", "can contain only letters, digits, emoji, '_', '.', dash, space, parenthesis. It must start with letter, digit, emoji or '_'.");
        }
        checkPath(errors, path);
        String lower = path.toLowerCase(Locale.ROOT);
        if (topLevel ? RESERVED_TOP_LEVEL.contains(lower) : lower.equals("-") || RESERVED_PROJECTS.contains(lower)) {
            add(errors, "path", path + " is a reserved name");
        }
        refuse(errors);
    }

    private static void checkPath(Map<String, List<String>> errors, String path) {
        boolean ending = path.endsWith(".git") || path.endsWith(".atom") || path.endsWith(".") || path.startsWith("-");
        if (!PATH.matcher(path).matches() || ending) {
            add(
                    errors,
                    "path",
                    "can contain only letters, digits, '_', '-' and '.'. Cannot start with '-', end in '.git' or end in '.atom'");
        }
    }

    private static void add(Map<String, List<String>> errors, String attribute, String message) {
        errors.computeIfAbsent(attribute, a -> new ArrayList<>()).add(message);
    }

    private static void refuse(Map<String, List<String>> errors) {
        if (!errors.isEmpty()) {
            throw new ApiError(400, Map.of("message", errors));
        }
    }
}
