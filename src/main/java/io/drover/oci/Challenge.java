package io.drover.oci;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code WWW-Authenticate} header: {@code Bearer realm="…",service="…",scope="…"} (RFC 9110 section 11.6.1). */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("([a-zA-Z_]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");

    static Challenge parse(String header) {
        String[] parts = header.strip().split("\\s+", 2);
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(parts.length > 1 ? parts[1] : "");
        while (matcher.find()) {
            String quoted = matcher.group(2);
            parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), quoted == null ? matcher.group(3) : quoted);
        }
        return new Challenge(parts[0].toLowerCase(Locale.ROOT), parameters);
    }

    boolean bearer() {
        return scheme.equals("bearer") && parameters.containsKey("realm");
    }

    boolean basic() {
        return scheme.equals("basic");
    }
}
