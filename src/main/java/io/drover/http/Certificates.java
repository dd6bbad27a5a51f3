package io.drover.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.core5.ssl.SSLContexts;

/** Whom we trust: the usual authorities and those of the company. */
final class Certificates {
    private Certificates() {}

    static SSLContext context(Optional<Path> bundle) {
        if (bundle.isEmpty()) {
            return SSLContexts.createSystemDefault();
        }
        Path file = bundle.get();
        try {
            KeyStore store = usual();
            int number = 0;
            for (Certificate certificate : read(file)) {
                store.setCertificateEntry("bundle-" + number++, certificate);
            }
            if (number == 0) {
                throw HttpProblem.CA_BUNDLE_UNREADABLE.exception("the file holds no certificate", file.toString());
            }
            return SSLContexts.custom().loadTrustMaterial(store, null).build();
        } catch (IOException | GeneralSecurityException e) {
            throw HttpProblem.CA_BUNDLE_UNREADABLE.exception("the file cannot be read as PEM certificates", file.toString(), e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static KeyStore usual() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        int number = 0;
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                for (X509Certificate certificate : trust.getAcceptedIssuers()) {
                    store.setCertificateEntry("usual-" + number++, certificate);
                }
            }
        }
        return store;
    }
}
