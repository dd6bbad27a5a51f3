package io.drover.links;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An instance by its address, as links may spell it: with either scheme, in any case, with credentials in front.
 *
 * @param authority host, and port where it is not the scheme's own
 * @param root      relative root of the instance, {@code /gitlab}; empty for most
 */
record OldHost(String authority, String root) {
    static OldHost of(URI url) {
        String port = url.getPort() < 0 || isDefault(url) ? "" : ":" + url.getPort();
        String path = url.getPath() == null ? "" : url.getPath().replaceAll("/+$", "");
        return new OldHost(url.getHost().toLowerCase(Locale.ROOT) + port, path);
    }

    private static boolean isDefault(URI url) {
        return ("https".equals(url.getScheme()) && url.getPort() == 443) || ("http".equals(url.getScheme()) && url.getPort() == 80);
    }

    /** An address of the web, up to the path. Not inside of another address, such as that of a web archive. */
    Pattern web() {
        String standard = authority.contains(":") ? "" : "(?::(?:80|443))?";
        return Pattern.compile(
                "(?<![\\w%/])https?://(?:[^\\s/@<>\"'()\\[\\]]{1,200}@)?" + Pattern.quote(authority) + standard + Pattern.quote(root) + "(?![\\w.:-])", Pattern.CASE_INSENSITIVE);
    }

    /** {@code git@host:group/project.git} and {@code ssh://git@host:22/group/project.git}, up to the path. */
    Pattern ssh() {
        String host = authority.replaceAll(":\\d+$", "");
        return Pattern.compile("(?<![\\w%/.-])(?:ssh://)?[\\w.-]{1,64}@" + Pattern.quote(host) + "(?::\\d{1,5}(?=/)|(?=/)|:(?=[A-Za-z0-9_.]))", Pattern.CASE_INSENSITIVE);
    }
}
