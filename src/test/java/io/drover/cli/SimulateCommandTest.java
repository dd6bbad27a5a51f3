package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {
    private static final Pattern SAID = Pattern.compile("url\\s+(\\S+)\\s+token\\s+(\\S+)");

    @Test
    void it_says_where_it_is_and_with_which_token_and_serves_until_stopped() throws IOException, InterruptedException {
        SimulateCommand command = new SimulateCommand();
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(out));
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> line.execute("--org", "sample", "--version", "17.11.0-ee"));
        Awaitility.await().until(() -> out.toString().contains("Ctrl-C"));
        Matcher said = SAID.matcher(out.toString());
        assertThat(said.find()).isTrue();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(said.group(1) + "/api/v4/version")).header("PRIVATE-TOKEN", said.group(2)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("17.11.0-ee");
        command.stop();
        assertThat(exit.join()).isZero();
    }

    @Test
    void a_taken_port_is_the_environments_fault() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLine line = new CommandLine(new SimulateCommand()).setErr(new PrintWriter(new StringWriter()));
            assertThat(line.execute("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(30);
        }
    }

    @Test
    void wrong_options_are_told_apart() {
        StringWriter errors = new StringWriter();
        CommandLine line = new CommandLine(new SimulateCommand()).setErr(new PrintWriter(errors));
        assertThat(line.execute("--limits", "strict")).isEqualTo(2);
        assertThat(line.execute("--org", "/nowhere.yaml")).isEqualTo(2);
        assertThat(line.execute("--speed", "0")).isEqualTo(2);
        assertThat(errors.toString()).contains("--limits is one of none, self-managed, gitlab.com", "there is no file /nowhere.yaml", "--speed is at least 1");
    }
}
