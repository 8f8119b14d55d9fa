/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Relays behind TLS, with a certificate that only the CA file knows. */
@Timeout(60)
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir private Path folder;

    @Test
    void aCertificateOfTheCaFileIsTrusted() throws Exception {
        SSLContext context = serverWithItsOwnCertificate();
        try (FakeRelay relay = new FakeRelay(context.getServerSocketFactory());
                Worker worker = worker(relay, folder.resolve("ca.pem"))) {
            worker.start();
            assertThat(relay.nextRegistered().registration.path("worker_name").asText())
                    .isEqualTo("worker");
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        SSLContext context = serverWithItsOwnCertificate();
        BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();
        try (FakeRelay relay = new FakeRelay(context.getServerSocketFactory());
                Worker worker = worker(relay, null)) {
            worker.listen(events::add);
            worker.start();
            assertThat(events.poll(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            WorkerEvent.Disconnected.class,
                            lost -> assertThat(lost.reason()).contains("certif"));
        }
    }

    private static Worker worker(FakeRelay relay, @Nullable Path caFile) {
        return new Worker(
                WorkerConfig.builder()
                        .relayUrl("https://localhost:" + relay.port())
                        .secret("s")
                        .models(List.of("m"))
                        .caFile(caFile)
                        .build());
    }

    private SSLContext serverWithItsOwnCertificate() throws Exception {
        Path store = folder.resolve("server.p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                store.toString());
        keytool(
                "-exportcert",
                "-rfc",
                "-file",
                folder.resolve("ca.pem").toString(),
                "-keystore",
                store.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... args) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(args));
        command.addAll(List.of("-alias", "own", "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
