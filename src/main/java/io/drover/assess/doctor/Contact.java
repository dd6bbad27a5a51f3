package io.drover.assess.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * One look at a web server, step by step, so that the step that fails can be named: name, port, TLS, answer. Speaks HTTP by hand because
 * a client library would blur the steps.
 *
 * @param address      null when the name does not resolve
 * @param connected    the port accepts connections
 * @param secure       TLS was agreed and the certificate is trusted; also true for plain http
 * @param certificateEnds when the certificate runs out; null without TLS
 * @param serverTime   the {@code Date} of the answer; null when there was none
 * @param failure      what failed, in the words of the system; empty when nothing
 */
record Contact(
        @Nullable InetAddress address,
        boolean connected,
        boolean secure,
        @Nullable Instant certificateEnds,
        @Nullable Instant serverTime,
        String failure) {
    private static final int WAIT_MILLIS = (int) Duration.ofSeconds(8).toMillis();

    /** @param bundle PEM file with extra certificate authorities */
    static Contact with(URI url, Optional<Path> bundle) {
        InetAddress address;
        try {
            address = InetAddress.getByName(url.getHost());
        } catch (UnknownHostException e) {
            return new Contact(null, false, false, null, null, "the name " + url.getHost() + " does not resolve");
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port(url)), WAIT_MILLIS);
            socket.setSoTimeout(WAIT_MILLIS);
            return "https".equals(url.getScheme()) ? secured(url, address, socket, bundle) : answered(url, address, socket, null);
        } catch (IOException e) {
            return new Contact(address, false, false, null, null, "port " + port(url) + " of " + address.getHostAddress() + ": " + e.getMessage());
        }
    }

    static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }

    private static Contact secured(URI url, InetAddress address, Socket plain, Optional<Path> bundle) {
        try (SSLSocket socket = (SSLSocket) trusting(bundle).getSocketFactory().createSocket(plain, url.getHost(), port(url), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return answered(url, address, socket, certificate.getNotAfter().toInstant());
        } catch (IOException | GeneralSecurityException e) {
            return new Contact(address, true, false, null, null, "TLS: " + e.getMessage());
        }
    }

    private static Contact answered(URI url, InetAddress address, Socket socket, @Nullable Instant certificateEnds) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("HEAD /api/v4/version HTTP/1.1\r\nHost: " + url.getHost() + "\r\nUser-Agent: drover-doctor\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        Instant date = null;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.regionMatches(true, 0, "date:", 0, 5)) {
                date = date(line.substring(5).strip());
            }
        }
        return new Contact(address, true, true, certificateEnds, date, "");
    }

    private static @Nullable Instant date(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static SSLContext trusting(Optional<Path> bundle) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        if (bundle.isEmpty()) {
            context.init(null, null, null);
            return context;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(bundle.get())) {
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("bundle-" + number++, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
