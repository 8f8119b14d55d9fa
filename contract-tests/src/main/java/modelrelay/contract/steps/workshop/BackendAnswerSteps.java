/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import modelrelay.contract.peer.BackendControl;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** What a worker process makes of headers, numbers and faults of its backend. */
public final class BackendAnswerSteps {
    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public BackendAnswerSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("the backend answers {string} with the headers")
    public void answers(String body, DataTable headers) {
        answers(200, body, headers);
    }

    @Given("the backend answers {int} {string} with the headers")
    public void answers(int status, String body, DataTable headers) {
        ObjectNode answer = BackendControl.answer().put("status", status).put("body", body);
        ObjectNode fields = answer.putObject("headers");
        headers.cells().forEach(row -> fields.put(row.get(0), row.get(1)));
        workshop.script(answer);
    }

    @Given("the backend answers with {int} MiB")
    public void answersMuch(int mebibytes) {
        workshop.script(
                BackendControl.answer()
                        .put("status", 200)
                        .put("body", "x".repeat(mebibytes << 20)));
    }

    @Given("the backend has the fault {string}")
    public void fault(String fault) {
        workshop.script(BackendControl.answer().put("fault", fault));
    }

    @Then("the worker process ends {request} with the header {string} {string}")
    public void hasHeader(String request, String header, String value) {
        assertThat(end(request).path("headers").path(header).asText()).isEqualTo(value);
    }

    @Then("the worker process ends {request} without the headers {names}")
    public void hasNoHeaders(String request, List<String> names) {
        assertThat(end(request).path("headers").propertyStream())
                .extracting(Map.Entry::getKey)
                .extracting(name -> name.toLowerCase(java.util.Locale.ROOT))
                .doesNotContainAnyElementsOf(names);
    }

    @Then("the worker process counts {int} + {int} = {int} tokens for {request}")
    public void counts(int prompt, int completion, int total, String request) {
        JsonNode counts = end(request).path("token_counts");
        assertThat(counts.path("prompt_tokens").asInt()).isEqualTo(prompt);
        assertThat(counts.path("completion_tokens").asInt()).isEqualTo(completion);
        assertThat(counts.path("total_tokens").asInt(total)).isEqualTo(total);
    }

    @Then("the worker process counts no tokens for {request}")
    public void countsNone(String request) {
        assertThat(end(request).has("token_counts")).as("%s", end(request)).isFalse();
    }

    @Then("the worker process has sent no {string}")
    public void hasSentNo(String type) {
        workshop.fence();
        assertThat(workshop.server().session().messages(type)).isEmpty();
    }

    private JsonNode end(String request) {
        // What the played server calls a request: see WorkerProcessSteps.
        String id = "id-of-" + request.replace(' ', '-');
        scene.patience().until(request + " ends", () -> !workshop.server().ends(id).isEmpty());
        return workshop.server().ends(id).getFirst();
    }
}
