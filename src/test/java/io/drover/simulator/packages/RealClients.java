package io.drover.simulator.packages;

import io.drover.simulator.Commands;
import io.drover.simulator.Commands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** npm and Maven as their users run them, against one project's packages. They talk to nobody else. */
public final class RealClients {
    private static final Path REPOSITORY = Path.of(System.getProperty("user.home"), ".m2", "repository");
    private static final Path COMPILER = REPOSITORY.resolve("org/apache/maven/plugins/maven-compiler-plugin");

    private final Path folder;
    private final String packages;
    private final String token;

    /**
     * @param url     of the instance
     * @param project id
     */
    public RealClients(Path folder, String url, long project, String token) {
        this.folder = folder;
        this.packages = url + "/api/v4/projects/" + project + "/packages";
        this.token = token;
    }

    /** Installs a scoped package and runs it. @return what the program and npm said */
    public Outcome npm(String name, String version) throws IOException {
        Commands.assumeProgram("npm", "apt-get install npm");
        Path home = Files.createDirectories(folder.resolve("npm-" + version));
        String scope = name.substring(0, name.indexOf('/'));
        String host = packages.substring(packages.indexOf("//"));
        Files.writeString(home.resolve(".npmrc"), scope + ":registry=" + packages + "/npm/\n" + host + "/npm/:_authToken=" + token + "\naudit=false\nfund=false\nupdate-notifier=false\n");
        Files.writeString(home.resolve("package.json"), "{\"name\":\"taker\",\"version\":\"1.0.0\"}");
        Outcome installed = Commands.run(home, "npm", "install", "--offline=false", name + "@" + version);
        return installed.exit() != 0 ? installed : Commands.run(home, "node", "-e", "console.log(require('" + name + "'))");
    }

    /** Resolves an artifact for a compilation. @return what Maven said */
    public Outcome maven(String group, String artifact, String version) throws IOException {
        Commands.assumeProgram("mvn", "apt-get install maven");
        Path home = Files.createDirectories(folder.resolve("maven"));
        Files.writeString(home.resolve("settings.xml"), """
                <settings><localRepository>%s</localRepository><servers><server><id>moved</id><configuration><httpHeaders><property>
                <name>Private-Token</name><value>%s</value></property></httpHeaders></configuration></server></servers></settings>
                """.formatted(localRepository(home), token));
        Files.writeString(home.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>taker</artifactId><version>1</version>
                <repositories><repository><id>moved</id><url>%s/maven</url></repository></repositories>
                <dependencies><dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency></dependencies></project>
                """.formatted(packages, group, artifact, version));
        String goal = "org.apache.maven.plugins:maven-compiler-plugin:" + compiler() + ":compile";
        return Commands.run(home, Map.of("JAVA_HOME", System.getProperty("java.home")), "mvn", "-B", "-s", "settings.xml", goal);
    }

    /** Where the resolved artifact lies. */
    public Path resolved(String group, String artifact, String version) {
        return folder.resolve("maven/repository").resolve(group.replace('.', '/')).resolve(artifact).resolve(version).resolve(artifact + "-" + version + ".jar");
    }

    /** The machine's own repository as far as it goes, without writing into it. */
    private static Path localRepository(Path home) throws IOException {
        Path local = Files.createDirectories(home.resolve("repository"));
        try (Stream<Path> groups = Files.list(REPOSITORY)) {
            for (Path group : groups.toList()) {
                if (!group.endsWith("de") && !Files.exists(local.resolve(group.getFileName()))) {
                    Files.createSymbolicLink(local.resolve(group.getFileName()), group);
                }
            }
        }
        return local;
    }

    /** The one that the project's own build left there. */
    private static String compiler() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(COMPILER), "needs a Maven repository with the compiler plugin: build once with mvn");
        try (Stream<Path> versions = Files.list(COMPILER)) {
            List<String> usable = versions.map(v -> v.getFileName().toString())
                    .filter(v -> Files.exists(COMPILER.resolve(v).resolve("maven-compiler-plugin-" + v + ".jar")))
                    .sorted()
                    .toList();
            Assumptions.assumeFalse(usable.isEmpty(), "needs the compiler plugin in the Maven repository");
            return usable.getLast();
        }
    }
}
