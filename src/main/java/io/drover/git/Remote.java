package io.drover.git;

import io.drover.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A repository over HTTP. The password goes to git through its environment and only for this very host; never into the address or argv.
 *
 * @param url      without user or password
 * @param user     what goes before the password; GitLab takes any with a token
 * @param caBundle PEM file to trust instead of git's own
 */
public record Remote(URI url, String user, Secret password, Optional<Path> caBundle) {
    public Remote {
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a remote's address holds no credentials");
        }
    }

    /** Scheme, host and port: what the credentials are good for. */
    String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
