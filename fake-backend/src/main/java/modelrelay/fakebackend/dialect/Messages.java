/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Anthropic {@code /v1/messages}. */
final class Messages implements Dialect {

    @Override
    public JsonNode unary(Reply reply) {
        var message = message(reply);
        message.withArray("content")
                .addObject()
                .put("type", "text")
                .put("text", reply.tokens().text());
        message.put("stop_reason", "end_turn").putNull("stop_sequence");
        message.set("usage", usage(reply, reply.tokens().count()));
        return message;
    }

    @Override
    public List<String> opening(Reply reply) {
        var message = message(reply);
        message.putNull("stop_reason").putNull("stop_sequence");
        message.set("usage", usage(reply, 1));
        var start = Json.object().put("type", "message_start");
        start.set("message", message);
        var block = Json.object().put("type", "content_block_start").put("index", 0);
        block.putObject("content_block").put("type", "text").put("text", "");
        var ping = Json.object().put("type", "ping");
        return List.of(Sse.typed(start), Sse.typed(block), Sse.typed(ping));
    }

    @Override
    public String token(Reply reply, int number, String text) {
        var delta = Json.object().put("type", "content_block_delta").put("index", 0);
        delta.putObject("delta").put("type", "text_delta").put("text", text);
        return Sse.typed(delta);
    }

    @Override
    public List<String> closing(Reply reply) {
        var block = Json.object().put("type", "content_block_stop").put("index", 0);
        var end = Json.object().put("type", "message_delta");
        end.putObject("delta").put("stop_reason", "end_turn").putNull("stop_sequence");
        end.putObject("usage").put("output_tokens", reply.tokens().count());
        var stop = Json.object().put("type", "message_stop");
        return List.of(Sse.typed(block), Sse.typed(end), Sse.typed(stop));
    }

    @Override
    public JsonNode error(int status, String message) {
        return Anthropic.error(status, message);
    }

    private static ObjectNode message(Reply reply) {
        var message =
                Json.object()
                        .put("id", reply.id("msg_"))
                        .put("type", "message")
                        .put("role", "assistant")
                        .put("model", reply.model());
        message.putArray("content");
        return message;
    }

    private static ObjectNode usage(Reply reply, int outputTokens) {
        return Json.object()
                .put("input_tokens", reply.promptTokens())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", outputTokens);
    }
}
