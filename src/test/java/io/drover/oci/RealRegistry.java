package io.drover.oci;

import io.drover.http.ApacheTransport;
import io.drover.http.TransportSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** The docker-registry program of Debian on a loopback port, with its files in a folder; and skopeo to talk to it. */
public final class RealRegistry implements AutoCloseable {
    private static final Path REGISTRY = Path.of("/usr/bin/docker-registry");

    private final Process process;
    private final int port;
    private final ApacheTransport network = new ApacheTransport(TransportSettings.standard(Optional.empty()));

    private RealRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static void needed() {
        Assumptions.assumeTrue(Files.isExecutable(REGISTRY), "needs a registry: apt-get install docker-registry");
        Skopeo.needed();
    }

    public static RealRegistry start(Path folder) throws IOException {
        int port = freePort();
        Files.createDirectories(folder);
        Path config = folder.resolve("config.yml");
        Files.writeString(config, """
                version: 0.1
                log:
                  level: error
                storage:
                  filesystem:
                    rootdirectory: %s
                  delete:
                    enabled: true
                http:
                  addr: 127.0.0.1:%d
                """.formatted(folder.resolve("files"), port));
        Process process = new ProcessBuilder(REGISTRY.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        RealRegistry registry = new RealRegistry(process, port);
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> registry.client().tags("nothing").isEmpty());
        return registry;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public Registry client() {
        return new Registry(network, URI.create("http://" + host()), Optional.empty());
    }

    public String host() {
        return "127.0.0.1:" + port;
    }

    /** Copies an image layout's tag in, with everything it refers to. */
    public void push(Path layout, String tag, String repository) throws Exception {
        Skopeo.run("copy", "--all", "--preserve-digests", "--dest-tls-verify=false", "oci:" + layout + ":" + tag, "docker://" + host() + "/" + repository + ":" + tag);
    }

    /** What skopeo, which nobody here wrote, reads: the raw manifest. */
    String raw(String repository, String reference) throws Exception {
        String separator = reference.contains(":") ? "@" : ":";
        return Skopeo.run("inspect", "--raw", "--tls-verify=false", "docker://" + host() + "/" + repository + separator + reference);
    }

    /** Pulls everything, which checks every digest. */
    void pull(String repository, String tag, Path into) throws Exception {
        Skopeo.run("copy", "--all", "--src-tls-verify=false", "docker://" + host() + "/" + repository + ":" + tag, "oci:" + into + ":" + tag);
    }

    @Override
    public void close() throws Exception {
        network.close();
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
