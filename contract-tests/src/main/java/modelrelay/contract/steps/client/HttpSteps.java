/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import modelrelay.contract.net.Header;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.scene.Scene;

/** HTTP as it is on the wire: methods, headers, sizes, many small requests of one rule. */
public final class HttpSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public HttpSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client sends {word} {string}")
    public void sends(String method, String target) {
        var _ =
                scene.send(
                        Scene.THE_REQUEST, new Ask(method, target, List.of(), new byte[0], false));
    }

    @When("a client sends {word} {string} with the headers")
    public void sendsWithHeaders(String method, String target, DataTable headers) {
        var _ =
                scene.send(
                        Scene.THE_REQUEST,
                        new Ask(method, target, headers(headers), new byte[0], false));
    }

    @When("a client asks for {string} with the headers")
    public void asksWithHeaders(String model, DataTable headers) {
        Ask ask = scene.ask(Route.CHAT_COMPLETION, model, Scene.THE_REQUEST, false);
        var _ =
                scene.send(
                        Scene.THE_REQUEST,
                        new Ask("POST", ask.target(), headers(headers), ask.body(), false));
    }

    @When("a client asks for {string} with the query {string}")
    public void asksWithQuery(String model, String query) {
        Ask ask = scene.ask(Route.MESSAGE, model, Scene.THE_REQUEST, false);
        var _ = scene.send(Scene.THE_REQUEST, Ask.post(ask.target() + "?" + query, ask.text()));
    }

    @When("a client asks for {string} in chunks")
    public void asksInChunks(String model) {
        Ask ask = scene.ask(Route.CHAT_COMPLETION, model, Scene.THE_REQUEST, false);
        var _ = scene.send(Scene.THE_REQUEST, ask.inChunks());
    }

    @When("a client asks for {string} with a body of {int} bytes")
    public void asksWithSize(String model, int size) {
        Ask ask = scene.ask(Route.CHAT_COMPLETION, model, Scene.THE_REQUEST, false);
        byte[] body = Arrays.copyOf(ask.body(), size);
        Arrays.fill(body, ask.body().length, size, (byte) ' ');
        var _ = scene.send(Scene.THE_REQUEST, ask.withBody(body));
    }

    @When("a client sends a chat completion that is not UTF-8")
    public void sendsBadText() {
        Ask ask = scene.ask(Route.CHAT_COMPLETION, "llama", Scene.THE_REQUEST, false);
        byte[] body = ask.body().clone();
        body[body.length - 6] = (byte) 0xff;
        var _ = scene.send(Scene.THE_REQUEST, ask.withBody(body));
    }

    private static List<Header> headers(DataTable table) {
        return table.cells().stream().map(row -> new Header(row.get(0), cell(row.get(1)))).toList();
    }

    private static String cell(String text) {
        return text == null ? "" : text;
    }

    @Then("each of these bodies is answered {int} {string}")
    public void eachIsAnswered(int status, String code, DataTable bodies) {
        for (String body : bodies.asList()) {
            Exchange exchange =
                    scene.send("body " + body, Ask.post(Route.CHAT_COMPLETION.path(), body));
            scene.patience().until(body + " is answered", exchange::isEnded);
            assertThat(exchange.head().status()).as(body).isEqualTo(status);
            assertThat(exchange.json().at("/error/code").asText()).as(body).isEqualTo(code);
        }
    }

    @Then("{request} is answered with the OpenAI error {int} {string} {string}")
    public void isOpenAiError(String request, int status, String code, String type) {
        Exchange exchange = ended(request);
        assertThat(exchange.head().status())
                .as("status of the answer with the body: %s", exchange.text())
                .isEqualTo(status);
        assertThat(exchange.head().header("content-type").orElse(""))
                .as("content-type of an error with the body: %s", exchange.text())
                .startsWith("application/json");
        assertThat(exchange.json().path("error").propertyStream())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(exchange.json().at("/error/param").isNull()).as("param is null").isTrue();
        assertThat(exchange.json().at("/error/code").asText()).isEqualTo(code);
        assertThat(exchange.json().at("/error/type").asText()).isEqualTo(type);
    }

    @Then("{request} is answered with the Anthropic error {int} {string}")
    public void isAnthropicError(String request, int status, String type) {
        Exchange exchange = ended(request);
        assertThat(exchange.head().status())
                .as("status of the answer with the body: %s", exchange.text())
                .isEqualTo(status);
        assertThat(exchange.json().path("type").asText())
                .as("/type in the body: %s", exchange.text())
                .isEqualTo("error");
        assertThat(exchange.json().at("/error/type").asText()).isEqualTo(type);
        assertThat(exchange.json().at("/error/message").asText()).isNotBlank();
        assertThat(exchange.head().header("x-request-id"))
                .contains(exchange.json().path("request_id").asText());
    }

    @Then("the answer to {request} has no {string}")
    public void hasNoHeader(String request, String header) {
        assertThat(ended(request).head().all(header)).isEmpty();
    }

    @Then("the answer to {request} has no {string} {string}")
    public void hasNoHeader(String request, String header, String value) {
        assertThat(ended(request).head().all(header)).as(header).doesNotContain(value);
    }

    @Then("the answer to {request} has none of {names}")
    public void hasNoneOf(String request, List<String> headers) {
        assertThat(ended(request).head().headers())
                .extracting(header -> header.name().toLowerCase(Locale.ROOT))
                .doesNotContainAnyElementsOf(headers);
    }

    @Then("the answer to {request} lists the models {names}")
    public void listsModels(String request, List<String> models) {
        assertThat(ended(request).json().path("data").valueStream())
                .extracting(entry -> entry.path("id").asText())
                .containsExactlyElementsOf(models);
    }

    @Then("the answer to {request} lists no models")
    public void listsNoModels(String request) {
        assertThat(ended(request).json().path("data").isArray()).isTrue();
        assertThat(ended(request).json().path("data")).isEmpty();
    }

    @Then("the answer to {request} has {string} at {string}")
    public void hasValueAt(String request, String value, String pointer) {
        Exchange exchange = ended(request);
        assertThat(exchange.json().at(pointer).asText())
                .as("%s in the answer %d %s", pointer, exchange.head().status(), exchange.text())
                .isEqualTo(value);
    }

    @Then("the answer to {request} has a number at {string}")
    public void hasNumberAt(String request, String pointer) {
        assertThat(ended(request).json().at(pointer).isNumber())
                .as("a number at %s in: %s", pointer, ended(request).text())
                .isTrue();
    }

    private Exchange ended(String request) {
        Exchange exchange = scene.exchange(request);
        scene.patience().until(request + " is answered", exchange::isEnded);
        return exchange;
    }
}
