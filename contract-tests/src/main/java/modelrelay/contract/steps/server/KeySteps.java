/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import modelrelay.contract.net.Header;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Route;
import modelrelay.contract.program.Probe;
import modelrelay.contract.program.RelayProcess;
import modelrelay.contract.scene.Scene;

/** Keys of clients: made, listed, used, revoked. */
public final class KeySteps {
    private static final String KEYS = "/admin/keys";
    private static final String UNKNOWN = "mr_live_" + "0".repeat(43);
    private static final Set<String> METADATA =
            Set.of("id", "name", "prefix", "created_at", "last_used_at", "revoked");
    private static final long CLOCK_SLACK_SECONDS = 30;
    private static final int GUESSES = 22;

    private final Scene scene;
    private final Map<String, JsonNode> made = new HashMap<>();

    /** Steps of one scenario. */
    public KeySteps(Scene scene) {
        this.scene = scene;
    }

    @When("an operator makes key {string}")
    public void makes(String name) {
        Probe.Answer answer = act("POST", KEYS, "{\"name\":\"" + name + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        made.put(name, answer.json());
    }

    @When("an operator makes keys {names}")
    public void makesAll(List<String> names) {
        names.forEach(this::makes);
    }

    @When("an operator makes {int} keys")
    public void makesMany(int count) {
        for (int i = 1; i <= count; i++) {
            makes("number " + i);
        }
    }

    @When("an operator revokes key {string}")
    public void revokes(String name) {
        Probe.Answer answer = act("DELETE", KEYS + "/" + made(name).path("id").asText(), "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    private Probe.Answer act(String method, String target, String body) {
        Header token = new Header("Authorization", "Bearer " + RelayProcess.ADMIN_TOKEN);
        return scene.call(method, target, body, token);
    }

    private JsonNode made(String name) {
        JsonNode key = made.get(name);
        if (key == null) {
            throw new AssertionError("nobody made key \"" + name + "\"");
        }
        return key;
    }

    private String secret(String name) {
        return made(name).path("secret").asText();
    }

    private JsonNode listed(String name) {
        String id = made(name).path("id").asText();
        return list().valueStream()
                .filter(key -> key.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("key \"" + name + "\" is not listed"));
    }

    private JsonNode list() {
        return act("GET", KEYS, "").json().path("keys");
    }

    @When("a client asks for {string} with key {string}")
    public void asksWith(String model, String key) {
        asks(Scene.THE_REQUEST, model, bearer(secret(key)));
    }

    @When("a client asks for {string} with key {string} as {request}")
    public void asksWithAs(String model, String key, String request) {
        asks(request, model, bearer(secret(key)));
    }

    @When("a client asks for {string} with key {string} in the field {string}")
    public void asksWithHeader(String model, String key, String header) {
        asks(Scene.THE_REQUEST, model, new Header(header, secret(key)));
    }

    @When("a client asks for {string} with an unknown key")
    public void asksWithUnknown(String model) {
        asks(Scene.THE_REQUEST, model, bearer(UNKNOWN));
    }

    private void asks(String request, String model, Header key) {
        Ask ask = scene.ask(Route.CHAT_COMPLETION, model, request, false);
        var _ = scene.send(request, ask.with(key.name(), key.value()));
    }

    @Then("key {string} comes with its metadata and its secret")
    public void comesWithSecret(String name) {
        assertThat(names(made(name))).containsAll(METADATA).contains("secret");
        assertThat(made(name).path("name").asText()).isEqualTo(name);
        assertThat(secret(name)).isNotBlank();
    }

    private static Set<String> names(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Then("the keys listed are {names}")
    public void areListed(List<String> names) {
        assertThat(list().valueStream())
                .extracting(key -> key.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Then("key {string} is listed as revoked")
    public void isRevoked(String name) {
        assertThat(listed(name).path("revoked")).isEqualTo(BooleanNode.TRUE);
    }

    @Then("key {string} is listed as usable")
    public void isUsable(String name) {
        assertThat(listed(name).path("revoked")).isEqualTo(BooleanNode.FALSE);
    }

    @Then("the list holds no secret")
    public void listHoldsNoSecret() {
        String body = act("GET", KEYS, "").body();
        assertThat(body).doesNotContain("\"secret\"");
        made.keySet().forEach(name -> assertThat(body).doesNotContain(secret(name)));
    }

    @Then("the metadata of key {string} has the right form, when made and in the list")
    public void hasRightForm(String name) {
        hasRightForm(made(name));
        hasRightForm(listed(name));
        assertThat(listed(name).path("prefix")).isEqualTo(made(name).path("prefix"));
        assertThat(listed(name).path("created_at")).isEqualTo(made(name).path("created_at"));
    }

    private static void hasRightForm(JsonNode key) {
        String id = key.path("id").asText();
        assertThat(UUID.fromString(id).toString()).isEqualToIgnoringCase(id);
        assertThat(key.path("name").isTextual()).as("name").isTrue();
        assertThat(key.path("prefix").isTextual()).as("prefix").isTrue();
        isNow(key.path("created_at"));
        assertThat(key.path("last_used_at").isNull()).as("last_used_at is null").isTrue();
        assertThat(key.path("revoked")).isEqualTo(BooleanNode.FALSE);
    }

    private static void isNow(JsonNode seconds) {
        assertThat(seconds.isIntegralNumber()).as("whole seconds: %s", seconds).isTrue();
        long now = Instant.now().getEpochSecond();
        assertThat(seconds.asLong()).isBetween(now - CLOCK_SLACK_SECONDS, now);
    }

    @Then("every key is mr_live_ and 32 or more random letters and digits")
    public void areRandom() {
        var secrets = new HashSet<String>();
        for (JsonNode key : made.values()) {
            String secret = key.path("secret").asText();
            assertThat(secret).matches("mr_live_[0-9A-Za-z]{32,}");
            // of 32 random characters, fewer than 12 different ones do not happen
            assertThat(secret.substring("mr_live_".length()).chars().distinct().count())
                    .isGreaterThanOrEqualTo(12);
            secrets.add(secret.substring("mr_live_".length(), "mr_live_".length() + 16));
        }
        assertThat(secrets).as("no two begin alike").hasSameSizeAs(made.values());
    }

    @Then("the prefix of key {string} begins the secret and leaves most of it open")
    public void prefixTellsLittle(String name) {
        String prefix = made(name).path("prefix").asText();
        assertThat(prefix).isNotEmpty();
        assertThat(secret(name)).startsWith(prefix);
        assertThat(secret(name).length() - prefix.length()).isGreaterThanOrEqualTo(GUESSES);
    }

    @Then("key {string} has never been used")
    public void hasNeverBeenUsed(String name) {
        assertThat(listed(name).path("last_used_at").isNull()).as("last_used_at is null").isTrue();
    }

    @Then("key {string} has been used just now")
    public void hasBeenUsed(String name) {
        scene.patience()
                .polling(
                        "the use of key " + name + " is noted",
                        () -> !listed(name).path("last_used_at").isNull());
        isNow(listed(name).path("last_used_at"));
    }

    @Then("each of these routes needs a key, and key {string} will do")
    public void eachNeedsKey(String key, DataTable routes) {
        for (List<String> row : routes.cells()) {
            String route = row.get(0) + " " + row.get(1);
            assertThat(status(row)).as(route).isEqualTo(401);
            assertThat(status(row, bearer(UNKNOWN))).as(route + ", unknown").isEqualTo(401);
            assertThat(status(row, bearer(secret(key)))).as(route + ", key").isNotEqualTo(401);
        }
    }

    private static Header bearer(String secret) {
        return new Header("Authorization", "Bearer " + secret);
    }

    /** The body is unusable, so that who gets past the door is answered at once. */
    private int status(List<String> row, Header... headers) {
        String body = row.get(0).equals("POST") ? "{}" : "";
        return scene.call(row.get(0), row.get(1), body, headers).status();
    }
}
