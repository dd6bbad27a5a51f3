package io.drover.config;

import io.drover.config.DroverConfig.Workers;
import io.drover.model.FullPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code drover.yaml}. */
public final class ConfigFile {
    private static final URI NOWHERE = URI.create("https://invalid");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** By GitLab's name for them, of projects and groups alike. */
    private static final Map<String, String> TOKENS = Stream.of("triggers", "deploy_tokens", "access_tokens", "cluster_agents")
            .collect(Collectors.toMap(name -> name, name -> name));

    private static final Map<String, String> MAIL = Map.of("invitations", "invitations", "user_keys", "user_keys");

    private final Path folder;

    private ConfigFile(Path folder) {
        this.folder = folder;
    }

    /** @throws io.drover.problem.ProblemException when it is missing or has mistakes; all mistakes are named at once */
    public static DroverConfig read(Path file) {
        if (!Files.exists(file)) {
            throw ConfigProblem.NO_WORKSPACE.exception("there is no drover.yaml in this folder", file.toString());
        }
        try {
            return new ConfigFile(file.toAbsolutePath().resolveSibling("")).parse(Files.readString(file));
        } catch (IOException e) {
            throw ConfigProblem.CONFIG_UNREADABLE.exception("the file cannot be read as UTF-8 text", file.toString(), e);
        }
    }

    private DroverConfig parse(String text) {
        YamlDocument document = YamlDocument.parse("drover.yaml", text);
        YamlNode root = document.root();
        InstanceConfig source = instance(root.at("source").required("source: with url and token below it"), "source");
        InstanceConfig destination = instance(root.at("destination").required("destination: with url and token below it"), "destination");
        List<FullPath> roots = new ArrayList<>();
        for (YamlNode group : root.at("groups").items("full paths such as acme/web")) {
            group.parsed(FullPath::of, "a full path such as acme/web").ifPresent(roots::add);
        }
        Optional<FullPath> into = root.at("into").parsed(FullPath::of, "a full path such as acme-corp");
        Set<String> recreated = new TreeSet<>();
        for (YamlNode name : root.at("recreate_tokens").items("kinds of tokens such as triggers")) {
            name.choice(TOKENS).ifPresent(recreated::add);
        }
        Optional<String> database = root.at("database").text("a JDBC URL such as jdbc:postgresql://db.example/drover").filter(url -> postgresql(root, url));
        Workers workers = workers(root.at("workers"));
        Set<String> mailed = new TreeSet<>();
        for (YamlNode name : root.at("send_mail_for").items("invitations or user_keys")) {
            name.choice(MAIL).ifPresent(mailed::add);
        }
        boolean foldsPlus = foldsPlus(root.at("people"));
        root.noOtherKeys();
        document.check(ConfigProblem.CONFIG_INVALID);
        return new DroverConfig(source, destination, roots, into, recreated, mailed, foldsPlus, database, workers);
    }

    private InstanceConfig instance(YamlNode node, String name) {
        String kind = node.at("kind").choice(Map.of("gitlab", "gitlab")).orElse("gitlab");
        URI url = node.at("url").required("url: https://gitlab.example.com").parsed(ConfigFile::baseUrl, "a base URL such as https://gitlab.example.com").orElse(NOWHERE);
        TokenSource token = token(node.at("token").required("token: {env: NAME}, {file: PATH} or {prompt: true}"));
        Optional<Path> bundle = node.at("ca-bundle").text("a path").map(folder::resolve);
        String limits = node.at("limits")
                .choice(Map.of("gitlab.com", "gitlab.com", "self-managed", "self-managed", "none", "none"))
                .orElse("gitlab.com".equals(url.getHost()) ? "gitlab.com" : "self-managed");
        node.noOtherKeys();
        return new InstanceConfig(name, kind, url, token, bundle, limits);
    }

    private TokenSource token(YamlNode node) {
        Optional<TokenSource> variable = node.at("env").text("the name of a variable").flatMap(text -> variable(node, text));
        Optional<TokenSource> file = node.at("file").text("a path").map(text -> new TokenSource.File(folder.resolve(text)));
        Optional<TokenSource> prompt = node.at("prompt").bool().filter(asked -> asked).map(asked -> new TokenSource.Prompt());
        if (node.present() && !node.at("env").present() && file.isEmpty() && prompt.isEmpty()) {
            node.wrong("it does not say where the token comes from", "write {env: NAME}, {file: PATH} or {prompt: true}; never the token itself");
        }
        node.noOtherKeys();
        return variable.or(() -> file).or(() -> prompt).orElse(new TokenSource.Prompt());
    }

    /** People paste the token itself; the message must not repeat it. */
    private static Optional<TokenSource> variable(YamlNode node, String text) {
        if (text.startsWith("glpat-") || !VARIABLE.matcher(text).matches()) {
            node.at("env").wrong("this is not the name of an environment variable", "write the name, such as DROVER_SOURCE_TOKEN; if it was a token, revoke it");
            return Optional.empty();
        }
        return Optional.of(new TokenSource.Environment(text));
    }

    private static URI baseUrl(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null || url.getPath().startsWith("/api/")) {
            throw new IllegalArgumentException("not a base URL");
        }
        return url;
    }

    private static boolean postgresql(YamlNode root, String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            root.at("database").wrong("only PostgreSQL can be shared", "write jdbc:postgresql://host/name, or remove the line");
            return false;
        }
        return true;
    }

    private static boolean foldsPlus(YamlNode people) {
        boolean same = people.at("plus-addresses").choice(Map.of("same", true, "different", false)).orElse(false);
        people.noOtherKeys();
        return same;
    }

    private static Workers workers(YamlNode node) {
        Workers standard = Workers.DEFAULT;
        Workers workers = new Workers(
                node.at("export").integer(1, 100).orElse(standard.export()),
                node.at("transfer").integer(1, 100).orElse(standard.transfer()),
                node.at("import").integer(1, 100).orElse(standard.imports()),
                node.at("complement").integer(1, 100).orElse(standard.complement()),
                node.at("verify").integer(1, 100).orElse(standard.verify()));
        node.noOtherKeys();
        return workers;
    }
}
