package io.drover.simulator.repository;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.ApiError;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Caller;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Projects;
import io.drover.simulator.server.BasicAuth;
import io.drover.simulator.server.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Git's smart HTTP protocol over {@code git upload-pack} and {@code git receive-pack}. Refs that belong to GitLab itself
 * ({@code refs/merge-requests/*}, {@code refs/keep-around/*}) can be fetched but not pushed.
 */
final class GitOverHttp {
    private static final List<String> HIDDEN_FROM_PUSH =
            List.of("refs/merge-requests", "refs/keep-around", "refs/pipelines", "refs/environments", "refs/remotes", "refs/tmp");

    private final Instance instance;
    private final BasicAuth auth;
    private final Access access;
    private final PushRules rules;
    private final Path hooks;

    GitOverHttp(Instance instance) {
        this.instance = instance;
        this.auth = new BasicAuth(instance);
        this.access = new Access(instance);
        this.rules = new PushRules(instance);
        this.hooks = instance.temporary().resolve("hooks");
        try {
            Files.createDirectories(hooks);
            Path hook = Files.writeString(
                    hooks.resolve("pre-receive"), "#!/bin/sh\nif [ -n \"$GITLAB_REFUSAL\" ]; then echo \"GitLab: $GITLAB_REFUSAL\" >&2; exit 1; fi\n");
            if (!hook.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + hook + " executable");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpAnswer answer(HttpExchange exchange, String path, String what) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String service = what.equals("info/refs") ? query.replaceFirst(".*service=", "").replaceFirst("&.*", "") : what;
        if (!service.equals("git-upload-pack") && !service.equals("git-receive-pack")) {
            return HttpAnswer.text(403, "Git access over dumb HTTP is not supported");
        }
        boolean push = service.equals("git-receive-pack");
        Caller caller;
        try {
            caller = auth.caller(exchange);
        } catch (ApiError e) {
            return unauthorized();
        }
        GitTarget target = GitTarget.find(instance, path).filter(found -> found.seenBy(caller.user(), access)).orElse(null);
        if (target == null) {
            return caller.user() == null ? unauthorized() : HttpAnswer.text(404, "The project you were looking for could not be found or you don't have permission to view it.");
        }
        HttpAnswer refusal = refusal(caller, target, push);
        if (refusal != null) {
            return refusal;
        }
        return what.equals("info/refs") ? advertise(exchange, target, service) : exchangePacks(exchange, target, caller, push);
    }

    private @org.jspecify.annotations.Nullable HttpAnswer refusal(Caller caller, GitTarget target, boolean push) {
        Row user = caller.user();
        if (user == null) {
            return push ? unauthorized() : null;
        }
        if (!caller.may(push ? "write_repository" : "read_repository", "write_repository", "api")) {
            return HttpAnswer.text(403, "HTTP Basic: Access denied. The token does not have the required scope.");
        }
        if (target.switchedOff()) {
            return HttpAnswer.text(403, "You are not allowed to " + (push ? "write to" : "download files from") + " this wiki.");
        }
        int level = target.level(user, access);
        boolean readable = level >= Levels.REPORTER || target.owner().number("visibility_level") > Levels.PRIVATE;
        if (!push) {
            return readable ? null : HttpAnswer.text(403, "You are not allowed to download code from this project.");
        }
        if (target.owner().flag("archived")) {
            return HttpAnswer.text(403, "You can't push code to a read-only project: it is archived.");
        }
        return level >= Levels.DEVELOPER ? null : HttpAnswer.text(403, "You are not allowed to push code to this project.");
    }

    private static HttpAnswer unauthorized() {
        return HttpAnswer.text(401, "HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect.")
                .with("WWW-Authenticate", "Basic realm=\"GitLab\"");
    }

    private HttpAnswer advertise(HttpExchange exchange, GitTarget target, String service) throws IOException {
        List<String> command = new ArrayList<>(configuration());
        command.addAll(List.of(service.substring(4), "--stateless-rpc", "--advertise-refs", target.repository().toString()));
        Process process = new Git(target.repository()).start(protocol(exchange), command);
        process.getOutputStream().close();
        String title = "# service=" + service + "\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(String.format("%04x%s0000", title.length() + 4, title).getBytes(StandardCharsets.US_ASCII));
        process.getInputStream().transferTo(body);
        return HttpAnswer.of(200, body.toByteArray(), "application/x-" + service + "-advertisement").with("Cache-Control", "no-cache");
    }

    private HttpAnswer exchangePacks(HttpExchange exchange, GitTarget target, Caller caller, boolean push) throws IOException {
        boolean gzip = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream body = gzip ? new GZIPInputStream(exchange.getRequestBody(), 1 << 16) : exchange.getRequestBody();
        Map<String, String> environment = new LinkedHashMap<>(protocol(exchange));
        if (push) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            List<RefUpdate> updates = RefUpdate.read(body, head);
            rules.refusal(caller.user(), target, updates).ifPresent(why -> environment.put("GITLAB_REFUSAL", why));
            body = new SequenceInputStream(new java.io.ByteArrayInputStream(head.toByteArray()), body);
        }
        String service = push ? "receive-pack" : "upload-pack";
        List<String> command = new ArrayList<>(configuration());
        command.addAll(List.of(service, "--stateless-rpc", target.repository().toString()));
        Process process = new Git(target.repository()).start(environment, command);
        InputStream input = body;
        Thread feeder = Thread.ofVirtual().start(() -> Git.feed(process, input));
        Thread errors = Thread.ofVirtual().start(() -> Git.drain(process));
        return new HttpAnswer(200, Map.of("Content-Type", "application/x-git-" + service + "-result", "Cache-Control", "no-cache"), -1, out -> {
            try {
                process.getInputStream().transferTo(out);
                process.waitFor();
                feeder.join();
                errors.join();
                if (push) {
                    pushed(target);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                process.destroy();
            }
        });
    }

    private void pushed(GitTarget target) {
        if (target.kind() == GitTarget.Kind.CODE) {
            new DefaultBranch(instance).discover(target.owner());
        }
        if (!target.ofGroup()) {
            new Projects(instance).touch(target.owner());
        }
    }

    private List<String> configuration() {
        List<String> settings = new ArrayList<>();
        settings.addAll(List.of("-c", "core.hooksPath=" + hooks, "-c", "uploadpack.allowFilter=true", "-c", "uploadpack.allowAnySHA1InWant=true"));
        settings.addAll(List.of("-c", "receive.fsckObjects=true", "-c", "receive.advertisePushOptions=true", "-c", "gc.auto=0", "-c", "receive.autogc=false"));
        HIDDEN_FROM_PUSH.forEach(ref -> settings.addAll(List.of("-c", "receive.hideRefs=" + ref)));
        return settings;
    }

    private static Map<String, String> protocol(HttpExchange exchange) {
        String asked = exchange.getRequestHeaders().getFirst("Git-Protocol");
        return asked == null ? Map.of() : Map.of("GIT_PROTOCOL", asked);
    }
}
