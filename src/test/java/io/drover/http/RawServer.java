package io.drover.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A server that does on the wire exactly what a test says, right or wrong. One request a connection. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Heard> heard = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();

    /** What came in. Header names are lower case. */
    public record Heard(String line, Map<String, String> headers) {}

    /** What goes out, byte for byte; the connection is closed when it returns. */
    public interface Answer {
        void write(Heard request, OutputStream out) throws IOException, InterruptedException;
    }

    public RawServer(Answer answer) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(answer));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    public synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    public static void text(OutputStream out, String text) throws IOException {
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void accept(Answer answer) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                synchronized (this) {
                    open.add(client);
                }
                Thread.ofVirtual().start(() -> serve(client, answer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client, Answer answer) {
        try (client) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            if (line == null) {
                return;
            }
            Map<String, String> headers = new LinkedHashMap<>();
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                int colon = header.indexOf(':');
                if (colon < 0) {
                    // a TLS client hello
                    return;
                }
                headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
            }
            Heard request = new Heard(line, headers);
            synchronized (this) {
                heard.add(request);
            }
            answer.write(request, client.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            // the client hung up, which some tests are about
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        synchronized (this) {
            for (Socket client : open) {
                client.close();
            }
        }
    }
}
