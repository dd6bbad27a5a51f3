package io.drover.assess.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactTest {
    @Test
    void a_server_that_answers_tells_its_time() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try {
            Contact contact = Contact.with(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.empty());
            assertThat(contact.failure()).isEmpty();
            assertThat(contact.connected()).isTrue();
            assertThat(contact.serverTime()).isNotNull();
            assertThat(Duration.between(contact.serverTime(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_closed_port_is_named() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Contact contact = Contact.with(URI.create("https://127.0.0.1:" + port), Optional.empty());
        assertThat(contact.address()).isNotNull();
        assertThat(contact.connected()).isFalse();
        assertThat(contact.failure()).contains("port " + port);
    }

    @Test
    void a_server_without_tls_fails_at_the_tls_step() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        try {
            Contact contact = Contact.with(URI.create("https://127.0.0.1:" + server.getAddress().getPort()), Optional.empty());
            assertThat(contact.connected()).isTrue();
            assertThat(contact.secure()).isFalse();
            assertThat(contact.failure()).startsWith("TLS: ");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_name_that_does_not_exist_fails_at_the_first_step() {
        Contact contact = Contact.with(URI.create("https://gitlab.invalid"), Optional.empty());
        assertThat(contact.address()).isNull();
        assertThat(contact.failure()).contains("gitlab.invalid does not resolve");
    }
}
