package io.drover.simulator.repository;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.ApiError;
import io.drover.simulator.Instance;
import io.drover.simulator.placeholders.ConfirmationPages;
import io.drover.simulator.registry.RegistryPages;
import io.drover.simulator.server.Gateway;
import io.drover.simulator.server.HttpAnswer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is not under {@code /api/v4}: Git and LFS over HTTP, container images, uploads, avatars, confirmations, health. */
public final class WebPages implements Gateway.WebSide {
    private static final Pattern GIT = Pattern.compile("/(.+?)\\.git/(info/refs|git-upload-pack|git-receive-pack)");
    private static final Pattern LFS = Pattern.compile("/(.+?)\\.git/(info/lfs/.+|gitlab-lfs/.+)");

    private final GitOverHttp git;
    private final LfsOverHttp lfs;
    private final UploadPages uploads;
    private final RegistryPages images;
    private final ConfirmationPages confirmations;

    public WebPages(Instance instance) {
        this.git = new GitOverHttp(instance);
        this.lfs = new LfsOverHttp(instance);
        this.uploads = new UploadPages(instance);
        this.images = new RegistryPages(instance);
        this.confirmations = new ConfirmationPages(instance);
    }

    @Override
    public String endpoint(HttpExchange exchange) {
        String path = path(exchange);
        Matcher asGit = GIT.matcher(path);
        if (asGit.matches()) {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            return "GIT " + (asGit.group(2).equals("info/refs") ? query.replace("service=", "") + " refs" : asGit.group(2));
        }
        if (path.startsWith("/v2/")) {
            return "REGISTRY " + exchange.getRequestMethod();
        }
        return LFS.matcher(path).matches() ? "LFS " + exchange.getRequestMethod() : "WEB " + exchange.getRequestMethod();
    }

    @Override
    public HttpAnswer answer(HttpExchange exchange) throws Exception {
        String path = path(exchange);
        Matcher asGit = GIT.matcher(path);
        if (asGit.matches()) {
            return git.answer(exchange, asGit.group(1), asGit.group(2));
        }
        Matcher asLfs = LFS.matcher(path);
        if (asLfs.matches()) {
            return lfs.answer(exchange, asLfs.group(1), asLfs.group(2));
        }
        if (path.equals("/-/health") || path.equals("/-/liveness") || path.equals("/-/readiness")) {
            return HttpAnswer.text(200, "GitLab OK");
        }
        Optional<HttpAnswer> confirmation = confirmations.answer(exchange, path);
        if (confirmation.isPresent()) {
            return confirmation.get();
        }
        Optional<HttpAnswer> image = images.answer(exchange, path);
        if (image.isPresent()) {
            return image.get();
        }
        Optional<HttpAnswer> file = uploads.answer(exchange, path);
        return file.orElseThrow(() -> new ApiError(404, Map.of("error", "404 Not Found")));
    }

    private static String path(HttpExchange exchange) {
        return URLDecoder.decode(exchange.getRequestURI().getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
