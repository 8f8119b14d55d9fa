/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import modelrelay.contract.net.Header;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.scene.Scene;

/** Operators: draining workers, switching providers, looking. */
public final class OperatorSteps {
    private static final Header TOKEN =
            new Header("Authorization", "Bearer " + RelayProcess.ADMIN_TOKEN);

    private final Scene scene;

    /** Steps of one scenario. */
    public OperatorSteps(Scene scene) {
        this.scene = scene;
    }

    @When("an operator drains worker {string}")
    public void drains(String worker) {
        act("POST", "/admin/workers/" + id(worker) + "/drain", "");
    }

    @When("an operator refreshes worker {string}")
    public void refreshes(String worker) {
        act("POST", "/admin/workers/" + id(worker) + "/refresh", "");
    }

    @When("an operator disables provider {string}")
    public void disables(String provider) {
        act("PUT", "/admin/providers/" + provider, "{\"enabled\":false}");
    }

    @When("an operator enables provider {string}")
    public void enables(String provider) {
        act("PUT", "/admin/providers/" + provider, "{\"enabled\":true}");
    }

    private String id(String worker) {
        return scene.worker(worker).ack().orElseThrow().json().path("worker_id").asText();
    }

    private void act(String method, String target, String body) {
        Probe.Answer answer = ask(method, target, body);
        assertThat(answer.status()).as("status of %s %s", method, target).isBetween(200, 299);
    }

    private Probe.Answer ask(String method, String target, String body) {
        return scene.call(method, target, body, TOKEN);
    }

    @Then("an operator sees worker {string} with {string} {string}")
    public void sees(String worker, String field, String value) {
        scene.patience()
                .polling(
                        "worker " + worker + " has " + field + " " + value,
                        () -> entry(worker).path(field).asText().equals(value));
    }

    @Then("an operator sees {int} workers")
    public void seesWorkers(int count) {
        scene.patience()
                .polling("there are " + count + " workers", () -> workers().size() == count);
    }

    private JsonNode entry(String worker) {
        String id = id(worker);
        return workers()
                .valueStream()
                .filter(one -> one.path("worker_id").asText().equals(id))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private JsonNode workers() {
        return ask("GET", "/admin/workers", "").json().path("workers");
    }

    @Then("{word} {string} without a token is answered {int}")
    public void isRefused(String method, String target, int status) {
        assertThat(scene.call(method, target, "").status()).isEqualTo(status);
    }

    @Then("{word} {string} with the token {string} is answered {int}")
    public void isRefusedWith(String method, String target, String token, int status) {
        Header header = new Header("Authorization", "Bearer " + token);
        assertThat(scene.call(method, target, "", header).status()).isEqualTo(status);
    }

    @Then("{word} {string} with the operator's token is answered {int}")
    public void isAnswered(String method, String target, int status) {
        assertThat(ask(method, target, "").status()).isEqualTo(status);
    }
}
