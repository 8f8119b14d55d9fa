/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority and the certificates that it gives away, made by the keytool of the
 * running Java when they are first needed. Thread-safe.
 */
public final class Certificates {
    /** The password of every file here: they hold nothing worth protecting. */
    public static final String PASSWORD = "not-secret";

    private static final Certificates KNOWN = new Certificates("known-authority");
    private static final Certificates STRANGER = new Certificates("strange-authority");

    private final String name;
    private final Map<String, SSLContext> servers = new HashMap<>();
    private @Nullable Path directory;

    private Certificates(String name) {
        this.name = name;
    }

    /** The authority whose servers the scenarios use; one for all, as making it takes a second. */
    public static Certificates known() {
        return KNOWN;
    }

    /** Another authority, which has nothing to do with any server. */
    public static Certificates stranger() {
        return STRANGER;
    }

    private synchronized Path directory() {
        if (directory == null) {
            try {
                directory = Files.createTempDirectory("modelrelay-certificates-");
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            directory.toFile().deleteOnExit();
            generate(name, "-ext", "bc:c=ca:true", "-validity", "2");
            keytool(
                    keys(),
                    "-exportcert",
                    "-alias",
                    name,
                    "-rfc",
                    "-file",
                    file(name + ".pem").toString());
            keytool(
                    file("trust.p12"),
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    name,
                    "-file",
                    file(name + ".pem").toString());
        }
        return directory;
    }

    private Path file(String file) {
        Path path = directory().resolve(file);
        path.toFile().deleteOnExit();
        return path;
    }

    private Path keys() {
        return file("keys.p12");
    }

    /** The authority's own certificate, in PEM. */
    public Path authority() {
        return file(name + ".pem");
    }

    /** A trust store of Java that holds the authority and nothing else. */
    public Path trustStore() {
        return file("trust.p12");
    }

    /** A server that is who it says, for this machine. */
    public SSLContext forThisMachine() {
        return server("here", "SAN=dns:localhost,ip:127.0.0.1", "-validity", "2");
    }

    /** A server with a certificate for somebody else. */
    public SSLContext forAnotherHost() {
        return server("there", "SAN=dns:relay.invalid", "-validity", "2");
    }

    /** A server whose certificate was good until yesterday. */
    public SSLContext expired() {
        return server(
                "late", "SAN=dns:localhost,ip:127.0.0.1", "-startdate", "-3d", "-validity", "2");
    }

    private synchronized SSLContext server(String alias, String names, String... validity) {
        SSLContext made = servers.get(alias);
        if (made == null) {
            var options = new ArrayList<>(List.of("-signer", name, "-ext", names));
            options.addAll(List.of(validity));
            Path store = keys();
            generate(alias, options.toArray(String[]::new));
            made = context(store, alias);
            servers.put(alias, made);
        }
        return made;
    }

    private void generate(String alias, String... options) {
        var words = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname"));
        words.addAll(List.of("CN=" + alias, "-keyalg", "EC", "-groupname", "secp256r1"));
        words.addAll(List.of(options));
        keytool(keys(), words.toArray(String[]::new));
    }

    private static void keytool(Path store, String... options) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of(options));
        words.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        words.addAll(List.of("-storepass", PASSWORD, "-J-XX:TieredStopAtLevel=1"));
        try {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(words + ": " + said);
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making certificates", stopped);
        }
    }

    /** A context that shows the certificate of one alias, whatever else the store holds. */
    private static SSLContext context(Path store, String alias) {
        try {
            char[] password = PASSWORD.toCharArray();
            KeyStore all = KeyStore.getInstance(store.toFile(), password);
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, password);
            one.setKeyEntry(
                    alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(one, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("no certificate " + alias, unusable);
        }
    }
}
