package io.drover.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the environment names, as curl and git understand it: {@code https_proxy}, {@code http_proxy}, {@code all_proxy} in lower
 * or upper case, {@code no_proxy} with host names and domain suffixes. This machine itself is never asked through a proxy.
 */
final class EnvironmentProxy extends DefaultRoutePlanner {
    private final Map<String, String> environment;
    private final List<String> direct;

    EnvironmentProxy(Map<String, String> environment) {
        super(null);
        this.environment = environment;
        this.direct = Arrays.stream(variable("no_proxy").split(","))
                .map(s -> s.strip().toLowerCase(Locale.ROOT))
                .filter(s -> !s.isEmpty())
                .toList();
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        if (goesDirect(target.getHostName().toLowerCase(Locale.ROOT), target.getPort())) {
            return null;
        }
        URI proxy = proxyFor(target.getSchemeName());
        return proxy == null ? null : new HttpHost("http", proxy.getHost(), proxy.getPort() == -1 ? 80 : proxy.getPort());
    }

    boolean goesDirect(String host, int port) {
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]")) {
            return true;
        }
        return direct.stream().anyMatch(rule -> {
            String suffix = rule.startsWith("*.") ? rule.substring(1) : rule;
            String domain = suffix.startsWith(".") ? suffix.substring(1) : suffix;
            return rule.equals("*") || host.equals(domain) || host.endsWith("." + domain) || rule.equals(host + ":" + port);
        });
    }

    CredentialsProvider credentials() {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        for (String scheme : List.of("http", "https")) {
            URI proxy = proxyFor(scheme);
            if (proxy != null && proxy.getRawUserInfo() != null) {
                String[] parts = proxy.getRawUserInfo().split(":", 2);
                char[] password = (parts.length == 2 ? decoded(parts[1]) : "").toCharArray();
                credentials.setCredentials(
                        new AuthScope(proxy.getHost(), proxy.getPort()), new UsernamePasswordCredentials(decoded(parts[0]), password));
            }
        }
        return credentials;
    }

    private @Nullable URI proxyFor(String scheme) {
        String value = variable(scheme + "_proxy");
        if (value.isEmpty()) {
            value = variable("all_proxy");
        }
        return value.isEmpty() ? null : URI.create(value.contains("://") ? value : "http://" + value);
    }

    private String variable(String name) {
        String lower = environment.get(name);
        return lower != null ? lower : environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
