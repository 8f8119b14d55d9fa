/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import modelrelay.contract.net.Header;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.scene.Scene;

/** The routes of operators: who gets in, what they refuse, what they count. */
public final class AdminSteps {
    private static final Header TOKEN =
            new Header("Authorization", "Bearer " + RelayProcess.ADMIN_TOKEN);

    private final Scene scene;

    /** Steps of one scenario. */
    public AdminSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("each of these routes needs the operator's token as a bearer")
    public void eachNeedsToken(DataTable routes) {
        for (List<String> row : routes.cells()) {
            String route = row.get(0) + " " + row.get(1);
            assertThat(status(row)).as(route + " without").isEqualTo(403);
            assertThat(status(row, new Header("x-api-key", RelayProcess.ADMIN_TOKEN)))
                    .as(route + " with the token in another field")
                    .isEqualTo(403);
            assertThat(status(row, new Header("Authorization", RelayProcess.ADMIN_TOKEN)))
                    .as(route + " with the token alone")
                    .isEqualTo(403);
            assertThat(status(row, TOKEN)).as(route + " with the token").isNotIn(401, 403);
        }
    }

    private int status(List<String> row, Header... headers) {
        return send(row.get(0), row.get(1), "", headers).status();
    }

    private Probe.Answer send(String method, String target, String body, Header... headers) {
        return scene.call(method, target, body, headers);
    }

    @When("somebody without a token announces a body for {string} and holds it back")
    public void holdsBodyBack(String target) {
        Header length = new Header("Content-Length", "1000");
        var _ =
                scene.send(
                        Scene.THE_REQUEST,
                        new Ask("POST", target, List.of(length), new byte[0], false));
    }

    @Then("{word} {string} with the body {string} without a token is answered {int}")
    public void isRefused(String method, String target, String body, int status) {
        assertThat(send(method, target, body).status()).isEqualTo(status);
    }

    @Then("{word} {string} with the body {string} of an operator is answered {int}")
    public void isAnswered(String method, String target, String body, int status) {
        assertThat(send(method, target, body, TOKEN).status()).isEqualTo(status);
    }

    @Then("{word} {string} answers {int} to an operator for each of these bodies")
    public void eachIsAnswered(String method, String target, int status, DataTable bodies) {
        for (List<String> row : bodies.cells()) {
            String body = row.get(0) == null ? "" : row.get(0);
            assertThat(send(method, target, body, TOKEN).status()).as(body).isEqualTo(status);
        }
    }

    @Then("an operator sees worker {string} with")
    public void seesWith(String worker, Map<String, String> fields) throws IOException {
        JsonNode entry = entry(worker);
        assertThat(entry.path("worker_id").asText()).isNotBlank();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            assertThat(entry.path(field.getKey()))
                    .as(field.getKey())
                    .isEqualTo(new ObjectMapper().readTree(field.getValue()));
        }
    }

    private JsonNode entry(String worker) {
        JsonNode ack = scene.worker(worker).ack().orElseThrow().json();
        return send("GET", "/admin/workers", "", TOKEN)
                .json()
                .path("workers")
                .valueStream()
                .filter(one -> one.path("worker_id").equals(ack.path("worker_id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("worker " + worker + " is not listed"));
    }

    @Then("the statistics show {int} queued request(s) of provider {string}")
    public void showQueue(int count, String provider) {
        awaitNumber("/queue_depth/" + provider, count);
    }

    @Then("the statistics show {int} active worker(s)")
    public void showWorkers(int count) {
        awaitNumber("/active_workers", count);
    }

    @Then("the statistics count {int} request(s) as {string}")
    public void count(int count, String outcome) {
        awaitNumber("/requests/" + outcome, count);
    }

    private void awaitNumber(String pointer, int number) {
        scene.patience()
                .polling(
                        "the statistics have " + number + " at " + pointer,
                        () ->
                                stats().at(pointer).isIntegralNumber()
                                        && stats().at(pointer).asInt() == number);
    }

    private JsonNode stats() {
        return send("GET", "/admin/stats", "", TOKEN).json();
    }

    @Then("the statistics sum up how long {int} request(s) took")
    public void sumUp(int count) {
        awaitNumber("/latency_ms/total/count", count);
        JsonNode total = stats().path("latency_ms").path("total");
        List<Double> ascending =
                List.of("p50", "p90", "p99", "max").stream()
                        .map(name -> total.path(name).asDouble(-1))
                        .toList();
        assertThat(ascending).as("%s", total).isSorted().allMatch(millis -> millis > 0);
        Exchange exchange = scene.exchange(Scene.THE_REQUEST);
        double atClient = (exchange.endNanos() - exchange.sentNanos()) / 1e6;
        assertThat(total.path("max").asDouble()).isLessThanOrEqualTo(2 * atClient + 1);
    }
}
