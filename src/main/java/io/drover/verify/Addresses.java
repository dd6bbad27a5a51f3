package io.drover.verify;

import java.util.regex.Pattern;

/** Addresses that may carry credentials, as they may be shown. */
public final class Addresses {
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/@\\s]+@");
    private static final Pattern QUERY = Pattern.compile("(?<=[a-z0-9+]://[^?#]{0,2000})[?#].*$");

    private Addresses() {}

    /** Without user, password, query and fragment, where credentials hide; text that holds no address stays as it is. */
    public static String shown(String text) {
        return QUERY.matcher(CREDENTIALS.matcher(text).replaceAll("")).replaceFirst("?…");
    }
}
