package io.drover.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text before it is written anywhere: known values raw, URL-encoded and in base64, headers that carry credentials,
 * and JSON attributes in which GitLab keeps secrets, whatever their value.
 */
public final class Redaction {
    private static final String MARK = "[secret]";
    private static final Set<String> HEADERS =
            Set.of("private-token", "authorization", "proxy-authorization", "job-token", "deploy-token", "cookie", "set-cookie");
    private static final Set<String> SECRET_ATTRIBUTES = Set.of(
            "value", "token", "access_token", "password", "secret", "runners_token", "private_token", "feed_token", "incoming_email_token", "static_object_token", "access_key",
            "secret_access_key");
    private static final Pattern ATTRIBUTES =
            Pattern.compile("(\"(?:" + String.join("|", SECRET_ATTRIBUTES) + ")\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");

    private final List<String> forms = new ArrayList<>();

    /** @param secrets values to hide; empty ones are ignored */
    public Redaction(Collection<String> secrets) {
        for (String secret : secrets) {
            if (!secret.isEmpty()) {
                forms.add(secret);
                forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
                forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
                forms.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            }
        }
        // the longest first, so that no form hides the tail of another
        forms.sort(Comparator.comparing(String::length).reversed());
    }

    /** Known values hidden. */
    public String text(String text) {
        String clean = text;
        for (String form : forms) {
            clean = clean.replace(form, MARK);
        }
        return clean;
    }

    /** Known values and secret attributes hidden. */
    public String json(String text) {
        return text(ATTRIBUTES.matcher(text).replaceAll("$1\"" + MARK + "\""));
    }

    /** Whether GitLab keeps secrets in an attribute of this name. */
    public static boolean secretAttribute(String name) {
        return SECRET_ATTRIBUTES.contains(name);
    }

    public String header(String name, String value) {
        return HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? MARK : text(value);
    }
}
