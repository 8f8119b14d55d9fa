/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import modelrelay.contract.program.RelayProcess;

/**
 * An error as a client of one of the two dialects reads it; which dialect it must be, the route
 * tells.
 */
public final class ErrorAnswer {
    private static final List<String> ANTHROPIC =
            List.of(Route.MESSAGE.path(), Route.TOKEN_COUNT.path());
    private static final List<String> INTERNALS =
            List.of(
                    "Exception",
                    "Error:",
                    "java.",
                    "modelrelay.",
                    "undertow",
                    "jackson",
                    "panicked",
                    ".rs:",
                    "\\tat ",
                    "127.0.0.1",
                    "localhost",
                    RelayProcess.SECRET,
                    RelayProcess.ADMIN_TOKEN);

    private final Exchange exchange;
    private final boolean anthropic;

    /** The answer of an exchange that has ended. */
    public ErrorAnswer(Exchange exchange) {
        this.exchange = exchange;
        this.anthropic = ANTHROPIC.contains(path(exchange.ask().target()));
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Checks status, form and the word for the condition in the route's dialect. */
    public void is(int status, String code, String type) {
        assertThat(exchange.head().status())
                .as("status of the answer with the body: %s", exchange.text())
                .isEqualTo(status);
        hasForm();
        assertThat(error().path(anthropic ? "type" : "code").asText())
                .as("/error/%s in the body: %s", anthropic ? "type" : "code", exchange.text())
                .isEqualTo(anthropic ? type : code);
    }

    /** Checks that it is JSON in the route's dialect and nothing else. */
    public void hasForm() {
        String body = exchange.text();
        assertThat(exchange.head().header("content-type").orElse(""))
                .as("content-type of an error with the body: %s", body)
                .startsWith("application/json");
        if (anthropic) {
            assertThat(names(exchange.json()))
                    .as("fields of an Anthropic error: %s", body)
                    .contains("type", "error", "request_id");
            assertThat(exchange.json().path("type").asText()).as("/type").isEqualTo("error");
            assertThat(names(error()))
                    .as("fields of an Anthropic error's error: %s", body)
                    .contains("type", "message")
                    .doesNotContain("code", "param");
        } else {
            assertThat(names(exchange.json()))
                    .as("fields of an OpenAI error: %s", body)
                    .containsExactly("error");
            assertThat(names(error()))
                    .as("fields of an OpenAI error's error: %s", body)
                    .contains("message", "type", "param", "code");
        }
        assertThat(message()).as(exchange.text()).isNotBlank();
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private JsonNode error() {
        return exchange.json().path("error");
    }

    /** The word that stands as {@code type} in both dialects. */
    public String type() {
        return error().path("type").asText();
    }

    /** What it says to people. */
    public String message() {
        return error().path("message").asText();
    }

    /** Checks that nothing of the inside shows, neither of a program nor of its surroundings. */
    public void leaksNothing() {
        assertThat(exchange.text()).doesNotContain(INTERNALS);
        // Only there: many a serializer ends the body with one.
        assertThat(message()).as("a message of one line").doesNotContain("\n");
    }
}
