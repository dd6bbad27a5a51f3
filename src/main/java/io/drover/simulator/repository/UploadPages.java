package io.drover.simulator.repository;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Caller;
import io.drover.simulator.namespaces.Avatars;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.server.BasicAuth;
import io.drover.simulator.server.HttpAnswer;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads and avatars at their web addresses. */
final class UploadPages {
    private static final Pattern BY_PATH = Pattern.compile("/(.+?)(?:/-)?/uploads/([0-9a-f]{32})/([^/]+)");
    private static final Pattern BY_ID = Pattern.compile("/-/project/(\\d+)/uploads/([0-9a-f]{32})/([^/]+)");
    private static final Pattern AVATAR = Pattern.compile("/uploads/-/system/(project|group|user)/avatar/(\\d+)/[^/]+");
    private static final Map<String, String> TABLES = Map.of("project", "projects", "group", "namespaces", "user", "users");

    private final Instance instance;
    private final BasicAuth auth;

    UploadPages(Instance instance) {
        this.instance = instance;
        this.auth = new BasicAuth(instance);
    }

    /** Empty when the address is none of ours, or what it names is absent or hidden. */
    Optional<HttpAnswer> answer(HttpExchange exchange, String path) throws IOException {
        Matcher avatar = AVATAR.matcher(path);
        if (avatar.matches()) {
            String table = Objects.requireNonNull(TABLES.get(avatar.group(1)));
            return file(instance.db().table(table).byId(Long.parseLong(avatar.group(2))).flatMap(row -> new Avatars(instance).find(row, table)), path);
        }
        Matcher byId = BY_ID.matcher(path);
        if (byId.matches()) {
            return upload(exchange, instance.db().table("projects").byId(Long.parseLong(byId.group(1))), byId);
        }
        Matcher byPath = BY_PATH.matcher(path);
        return byPath.matches() ? upload(exchange, new Directory(instance.db()).project(byPath.group(1)), byPath) : Optional.empty();
    }

    private Optional<HttpAnswer> upload(HttpExchange exchange, Optional<Row> project, Matcher address) throws IOException {
        Caller caller = auth.caller(exchange);
        Optional<Path> file = project.filter(row -> !row.flag("enforce_auth_checks_on_uploads") || new Access(instance).seesProject(caller.user(), row))
                .map(row -> instance.uploads(row).resolve(address.group(2)).resolve(address.group(3)));
        return file(file, address.group(3));
    }

    static Optional<HttpAnswer> file(Optional<Path> file, String name) throws IOException {
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return Optional.empty();
        }
        return Optional.of(HttpAnswer.file(file.get(), contentType(name)));
    }

    static String contentType(String name) {
        return Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(name), "application/octet-stream");
    }
}
