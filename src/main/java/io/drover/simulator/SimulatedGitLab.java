package io.drover.simulator;

import com.sun.net.httpserver.HttpServer;
import io.drover.simulator.access.Tokens;
import io.drover.simulator.content.ContentEndpoints;
import io.drover.simulator.content.SnippetTypes;
import io.drover.simulator.content.TerraformTypes;
import io.drover.simulator.directtransfer.BulkImportEndpoints;
import io.drover.simulator.graphql.GraphQlEndpoint;
import io.drover.simulator.graphql.Schema;
import io.drover.simulator.limits.RateLimiter;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.namespaces.GroupEndpoints;
import io.drover.simulator.namespaces.MemberEndpoints;
import io.drover.simulator.namespaces.NamespaceEndpoints;
import io.drover.simulator.namespaces.NamespaceTypes;
import io.drover.simulator.namespaces.ProjectEndpoints;
import io.drover.simulator.namespaces.ProjectLists;
import io.drover.simulator.packages.PackageEndpoints;
import io.drover.simulator.people.InstanceEndpoints;
import io.drover.simulator.people.TokenEndpoints;
import io.drover.simulator.people.UserEndpoints;
import io.drover.simulator.people.UserTypes;
import io.drover.simulator.people.Users;
import io.drover.simulator.placeholders.PlaceholderReassignmentEndpoints;
import io.drover.simulator.placeholders.Reassignments;
import io.drover.simulator.placeholders.SourceUserTypes;
import io.drover.simulator.placeholders.SourceUsers;
import io.drover.simulator.repository.CommitEndpoints;
import io.drover.simulator.repository.FileEndpoints;
import io.drover.simulator.repository.LanguageEndpoint;
import io.drover.simulator.repository.RefEndpoints;
import io.drover.simulator.repository.UploadEndpoints;
import io.drover.simulator.repository.WebPages;
import io.drover.simulator.server.Gateway;
import io.drover.simulator.server.RouteTree;
import io.drover.simulator.server.Traffic;
import io.drover.simulator.transfer.TransferEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A GitLab in this process, on the loopback: real HTTP, real Git repositories, everything else in memory and gone with {@link #close}.
 * It starts with one administrator, {@code root}.
 */
public final class SimulatedGitLab implements AutoCloseable {
    private static final List<String> ROOT_SCOPES = List.of("api", "sudo", "admin_mode", "read_repository", "write_repository");
    private static final int BACKLOG = 1024;

    static {
        // Without this every small answer waits for the client's delayed acknowledgement: 40 ms each. Read once, when the server loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final LocalInstance instance;
    private final RateLimiter limiter;
    private final Traffic traffic = new Traffic();
    private final String rootToken;

    private SimulatedGitLab(SimulatorOptions options) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), BACKLOG);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        instance = new LocalInstance(options, url, Files.createTempDirectory("simulated-" + options.name() + "-"));
        limiter = new RateLimiter(options.time(), options.limits().limits());
        Row root = new Users(instance).create("root", "Administrator", "admin@example.com", Map.of("admin", true));
        rootToken = new Tokens(instance).create(root, "root", ROOT_SCOPES, null).text("token");
        server.setExecutor(threads);
        server.createContext("/", new Gateway(instance, routes(), new WebPages(instance), instance.faults(), limiter, traffic));
    }

    /** Starts and returns at once. */
    public static SimulatedGitLab start(SimulatorOptions options) {
        try {
            SimulatedGitLab gitlab = new SimulatedGitLab(options);
            gitlab.server.start();
            return gitlab;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a simulated GitLab on port " + options.port(), e);
        }
    }

    private RouteTree routes() {
        RouteTree routes = new RouteTree();
        InstanceEndpoints.register(routes);
        TokenEndpoints.register(routes, instance);
        UserEndpoints.register(routes, instance);
        NamespaceEndpoints.register(routes, instance);
        GroupEndpoints.register(routes, instance);
        ProjectEndpoints.register(routes, instance);
        ProjectLists.register(routes, instance);
        MemberEndpoints.register(routes, instance);
        ContentEndpoints.register(routes, instance);
        RefEndpoints.register(routes, instance);
        CommitEndpoints.register(routes, instance);
        FileEndpoints.register(routes, instance);
        UploadEndpoints.register(routes, instance);
        LanguageEndpoint.register(routes, instance);
        TransferEndpoints.register(routes, instance);
        PackageEndpoints.register(routes, instance);
        PlaceholderReassignmentEndpoints.register(routes, instance);
        BulkImportEndpoints.register(routes, instance);
        GraphQlEndpoint.register(routes, schema());
        return routes;
    }

    private Schema schema() {
        Schema schema = new Schema();
        UserTypes.register(schema, instance);
        NamespaceTypes.register(schema, instance);
        SnippetTypes.register(schema, instance);
        TerraformTypes.register(schema, instance);
        SourceUserTypes.register(schema, instance);
        return schema;
    }

    /** Base URL without trailing slash. */
    public String url() {
        return instance.url();
    }

    /** A token of the administrator {@code root}, with every scope a migration needs. */
    public String rootToken() {
        return rootToken;
    }

    /** A new personal access token of this user, with scope {@code api}. */
    public String token(String username) {
        return token(username, "api");
    }

    /** A new personal access token with exactly these scopes. */
    public String token(String username, String... scopes) {
        Row user = new Directory(instance.db())
                .user(username)
                .orElseThrow(() -> new IllegalArgumentException("no user " + username));
        return new Tokens(instance).create(user, "made for a test", List.of(scopes), null).text("token");
    }

    /** This person accepts every reassignment that waits for a word, as by {@code Approve reassignment} in the browser. */
    public void acceptReassignments(String username) {
        Row person = new Directory(instance.db()).user(username).orElseThrow();
        Reassignments reassignments = new Reassignments(instance);
        new SourceUsers(instance).awaiting(person).forEach(sourceUser -> reassignments.accept(person, sourceUser));
    }

    /** This person declines them. */
    public void rejectReassignments(String username) {
        Row person = new Directory(instance.db()).user(username).orElseThrow();
        Reassignments reassignments = new Reassignments(instance);
        new SourceUsers(instance).awaiting(person).forEach(sourceUser -> reassignments.reject(person, sourceUser));
    }

    public Instance instance() {
        return instance;
    }

    /** Switches direct transfer on, also from and to instances on this machine and its network; both is off on a fresh self-managed instance. */
    public SimulatedGitLab allowDirectTransfer() {
        instance.settings().set("bulk_import_enabled", true).set("allow_local_requests_from_web_hooks_and_services", true);
        return this;
    }

    public Faults faults() {
        return instance.faults();
    }

    /** Requests so far. */
    public Traffic traffic() {
        return traffic;
    }

    /** The limits in force, and who met them. */
    public RateLimiter limiter() {
        return limiter;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        instance.close();
    }
}
