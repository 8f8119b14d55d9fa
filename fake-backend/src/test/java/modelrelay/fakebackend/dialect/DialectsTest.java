/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each endpoint says, event by event. */
class DialectsTest {

    @ParameterizedTest
    @EnumSource(names = {"CHAT_COMPLETIONS", "COMPLETIONS", "RESPONSES", "MESSAGES"})
    void streamedTextEqualsUnaryText(Endpoint endpoint) throws Exception {
        var reply = reply("{'model':'m','stream':true}", "naïve 東京 🦀");
        var streamed = new StringBuilder();
        for (JsonNode event : data(events(endpoint, reply))) {
            streamed.append(event.at("/choices/0/delta/content").asText(""))
                    .append(event.at("/choices/0/text").asText(""))
                    .append(
                            event.path("type").asText().endsWith("text.delta")
                                    ? event.path("delta").asText()
                                    : "")
                    .append(
                            event.path("type").asText().equals("content_block_delta")
                                    ? event.at("/delta/text").asText()
                                    : "");
        }
        assertThat(streamed).hasToString("naïve 東京 🦀");
        assertThat(endpoint.dialect().unary(reply).toString()).contains("naïve 東京 🦀");
    }

    @Test
    void chatStreamEndsWithStopUsageAndDone() throws Exception {
        var reply =
                reply("{'model':'m','stream':true,'stream_options':{'include_usage':true}}", "a b");
        var events = events(Endpoint.CHAT_COMPLETIONS, reply);
        assertThat(events.getLast()).isEqualTo("data: [DONE]\n\n");
        var data = data(events);
        assertThat(data.getFirst().at("/choices/0/delta/role").asText()).isEqualTo("assistant");
        assertThat(data.get(data.size() - 2).at("/choices/0/finish_reason").asText())
                .isEqualTo("stop");
        assertThat(data.getLast().path("choices")).isEmpty();
        assertThat(data.getLast().at("/usage/completion_tokens").asInt()).isEqualTo(2);
    }

    @Test
    void chatStreamHasNoUsageUnlessAsked() throws Exception {
        var events = events(Endpoint.CHAT_COMPLETIONS, reply("{'model':'m'}", "a"));
        assertThat(events).noneMatch(event -> event.contains("usage"));
    }

    @Test
    void responsesNumberTheirEventsWithoutGaps() throws Exception {
        var data = data(events(Endpoint.RESPONSES, reply("{'model':'m'}", "a b c")));
        assertThat(data.stream().map(event -> event.path("sequence_number").asInt()))
                .containsExactlyElementsOf(IntStream.range(0, data.size()).boxed().toList());
        assertThat(data.stream().map(event -> event.path("type").asText()))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
    }

    @Test
    void messagesStartPingAndStop() throws Exception {
        var events = events(Endpoint.MESSAGES, reply("{'model':'m'}", "a"));
        assertThat(events.stream().map(event -> event.lines().findFirst().orElseThrow()))
                .containsExactly(
                        "event: message_start",
                        "event: content_block_start",
                        "event: ping",
                        "event: content_block_delta",
                        "event: content_block_stop",
                        "event: message_delta",
                        "event: message_stop");
    }

    @Test
    void embeddingsComeAsNumbersOrBase64OfTheSameNumbers() throws Exception {
        var numbers =
                Endpoint.EMBEDDINGS
                        .dialect()
                        .unary(reply("{'model':'m','input':['x','y'],'dimensions':3}", ""));
        var packed =
                Endpoint.EMBEDDINGS
                        .dialect()
                        .unary(
                                reply(
                                        "{'model':'m','input':'x','dimensions':3,'encoding_format':'base64'}",
                                        ""));
        assertThat(numbers.path("data")).hasSize(2);
        var floats =
                java.nio.ByteBuffer.wrap(packed.at("/data/0/embedding").binaryValue())
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (JsonNode number : numbers.at("/data/0/embedding")) {
            assertThat(floats.getFloat()).isEqualTo(number.floatValue());
        }
        assertThat(floats.hasRemaining()).isFalse();
    }

    @Test
    void errorsSpeakTheDialectOfTheEndpoint() {
        assertThat(Endpoint.RESPONSES.dialect().error(429, "slow").at("/error/code").asText())
                .isEqualTo("rate_limit_exceeded");
        assertThat(Endpoint.COUNT_TOKENS.dialect().error(529, "busy").at("/error/type").asText())
                .isEqualTo("overloaded_error");
    }

    private static Reply reply(String request, String text) throws Exception {
        var read = ModelRequest.read(request.replace('\'', '"').getBytes(UTF_8));
        return new Reply(7, 1_700_000_000, read, Tokens.of(text));
    }

    private static List<String> events(Endpoint endpoint, Reply reply) {
        var events = new ArrayList<>(endpoint.dialect().opening(reply));
        for (int number = 1; number <= reply.tokens().count(); number++) {
            events.add(endpoint.dialect().token(reply, number, reply.tokens().at(number)));
        }
        events.addAll(endpoint.dialect().closing(reply));
        return events;
    }

    private static List<JsonNode> data(List<String> events) throws Exception {
        var data = new ArrayList<JsonNode>();
        for (String event : events) {
            String json =
                    event.lines().filter(line -> line.startsWith("data: {")).findFirst().orElse("");
            if (!json.isEmpty()) {
                data.add(Json.MAPPER.readTree(json.substring("data: ".length())));
            }
        }
        return data;
    }
}
