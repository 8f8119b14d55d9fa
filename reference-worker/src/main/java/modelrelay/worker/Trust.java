/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom TLS connections trust: the Java trust store and the certificates of one file. */
final class Trust {

    private Trust() {}

    /**
     * A context for the connections.
     *
     * @throws IllegalArgumentException if the file cannot be used; the message is for people
     */
    static SSLContext with(@Nullable Path caFile) {
        try {
            TrustManager[] managers = caFile == null ? system() : managers(joined(caFile));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            String file = caFile == null ? "the Java trust store" : "ca-file " + caFile;
            throw new IllegalArgumentException(file + " cannot be used", e);
        }
    }

    private static TrustManager[] system() throws GeneralSecurityException {
        return managers(null);
    }

    private static TrustManager[] managers(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore joined(Path caFile) throws GeneralSecurityException, IOException {
        List<Certificate> certificates = new ArrayList<>();
        for (TrustManager manager : system()) {
            if (manager instanceof X509TrustManager x509) {
                for (X509Certificate known : x509.getAcceptedIssuers()) {
                    certificates.add(known);
                }
            }
        }
        Collection<? extends Certificate> own;
        try (InputStream in = Files.newInputStream(caFile)) {
            own = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        if (own.isEmpty()) {
            throw new IllegalArgumentException("ca-file " + caFile + " holds no certificate");
        }
        certificates.addAll(own);
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("ca-" + i, certificates.get(i));
        }
        return store;
    }
}
