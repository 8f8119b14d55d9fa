/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import javax.net.ssl.SSLContext;
import modelrelay.contract.peer.Certificates;
import modelrelay.contract.program.Setting;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** Servers that are reached by TLS, and whom a worker process trusts. */
public final class TlsSteps {
    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public TlsSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("the server speaks TLS with a certificate {word}")
    public void speaksTls(String kind) {
        workshop.useTls(certificate(kind));
    }

    private static SSLContext certificate(String kind) {
        return switch (kind) {
            case "of-its-own" -> Certificates.known().forThisMachine();
            case "of-another-host" -> Certificates.known().forAnotherHost();
            case "of-yesterday" -> Certificates.known().expired();
            default -> throw new IllegalArgumentException("no certificate " + kind);
        };
    }

    @Given("the system trusts whoever signed it")
    public void systemTrusts() {
        // The two usual ways to name the store of the system; a program heeds one of them.
        workshop.configure("SSL_CERT_FILE", Certificates.known().authority().toString());
        workshop.configure(
                "JAVA_OPTS",
                System.getenv().getOrDefault("JAVA_OPTS", "")
                        + " -Djavax.net.ssl.trustStore="
                        + Certificates.known().trustStore()
                        + " -Djavax.net.ssl.trustStorePassword="
                        + Certificates.PASSWORD);
    }

    @Given("the worker process's ca file holds whoever signed it")
    public void fileHoldsSigner() {
        workshop.configure(Setting.CA_FILE, Certificates.known().authority().toString());
    }

    @Given("the worker process's ca file holds somebody else")
    public void fileHoldsStranger() {
        workshop.configure(Setting.CA_FILE, Certificates.stranger().authority().toString());
    }

    @When("worker process {string} starts")
    public void starts(String name) {
        var _ = workshop.launch(name);
    }

    @Then("worker process {string} refuses the certificate")
    public void refuses(String name) {
        scene.patience()
                .until(
                        name + " breaks a handshake off",
                        () -> !workshop.server().handshakeFaults().isEmpty());
        List<String> faults = workshop.server().handshakeFaults();
        assertThat(faults).as("it began a handshake").noneMatch(f -> f.contains("unrecognized"));
        assertThat(workshop.server().connections()).isEmpty();
    }
}
