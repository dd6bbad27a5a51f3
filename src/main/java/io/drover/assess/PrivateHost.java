package io.drover.assess;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts that the public Internet cannot reach, by name: addresses of RFC 1918, RFC 4193 and the loopback, and names that are never public. */
final class PrivateHost {
    private static final Pattern ADDRESS = Pattern.compile("10\\..*|127\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*|\\[?(::1|f[cd][0-9a-f]{2}:.*)\\]?");
    private static final List<String> ENDINGS = List.of(".local", ".internal", ".lan", ".intranet", ".home.arpa", ".localdomain");

    private PrivateHost() {}

    static boolean is(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean bare = !name.contains(".") && !name.contains(":");
        return bare || ADDRESS.matcher(name).matches() || ENDINGS.stream().anyMatch(name::endsWith);
    }
}
