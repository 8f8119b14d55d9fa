/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** OpenAI {@code /v1/responses}, with its numbered event sequence. */
final class Responses implements Dialect {
    /** Events before the first delta, so that deltas can be numbered without counting. */
    private static final int OPENING_EVENTS = 4;

    @Override
    public JsonNode unary(Reply reply) {
        return response(reply, "completed");
    }

    @Override
    public List<String> opening(Reply reply) {
        var created = event("response.created", 0);
        created.set("response", response(reply, "in_progress"));
        var progress = event("response.in_progress", 1);
        progress.set("response", response(reply, "in_progress"));
        var item = event("response.output_item.added", 2).put("output_index", 0);
        item.set("item", message(reply, "in_progress"));
        var part = at(reply, event("response.content_part.added", 3));
        part.set("part", part(""));
        return List.of(Sse.typed(created), Sse.typed(progress), Sse.typed(item), Sse.typed(part));
    }

    @Override
    public String token(Reply reply, int number, String text) {
        var delta = at(reply, event("response.output_text.delta", OPENING_EVENTS + number - 1));
        delta.put("delta", text);
        delta.putArray("logprobs");
        return Sse.typed(delta);
    }

    @Override
    public List<String> closing(Reply reply) {
        int next = OPENING_EVENTS + reply.tokens().count();
        String whole = reply.tokens().text();
        var text = at(reply, event("response.output_text.done", next)).put("text", whole);
        text.putArray("logprobs");
        var part = at(reply, event("response.content_part.done", next + 1));
        part.set("part", part(whole));
        var item = event("response.output_item.done", next + 2).put("output_index", 0);
        item.set("item", message(reply, "completed"));
        var completed = event("response.completed", next + 3);
        completed.set("response", response(reply, "completed"));
        return List.of(Sse.typed(text), Sse.typed(part), Sse.typed(item), Sse.typed(completed));
    }

    @Override
    public JsonNode error(int status, String message) {
        return OpenAi.error(status, message);
    }

    private static ObjectNode event(String type, int sequence) {
        return Json.object().put("type", type).put("sequence_number", sequence);
    }

    private static ObjectNode at(Reply reply, ObjectNode event) {
        return event.put("item_id", reply.id("msg_"))
                .put("output_index", 0)
                .put("content_index", 0);
    }

    private static ObjectNode part(String text) {
        var part = Json.object().put("type", "output_text").put("text", text);
        part.putArray("annotations");
        part.putArray("logprobs");
        return part;
    }

    private static ObjectNode message(Reply reply, String status) {
        var message =
                Json.object()
                        .put("id", reply.id("msg_"))
                        .put("type", "message")
                        .put("status", status)
                        .put("role", "assistant");
        var content = message.putArray("content");
        if (status.equals("completed")) {
            content.add(part(reply.tokens().text()));
        }
        return message;
    }

    private static ObjectNode response(Reply reply, String status) {
        boolean done = status.equals("completed");
        var response =
                Json.object()
                        .put("id", reply.id("resp_"))
                        .put("object", "response")
                        .put("created_at", reply.createdSeconds())
                        .put("status", status)
                        .put("model", reply.model())
                        .put("parallel_tool_calls", true)
                        .put("store", false)
                        .put("temperature", 1.0)
                        .put("top_p", 1.0)
                        .put("tool_choice", "auto")
                        .put("truncation", "disabled");
        for (String none :
                new String[] {
                    "error",
                    "incomplete_details",
                    "instructions",
                    "max_output_tokens",
                    "previous_response_id"
                }) {
            response.putNull(none);
        }
        response.putArray("tools");
        response.putObject("metadata");
        response.putObject("reasoning").putNull("effort").putNull("summary");
        response.putObject("text").putObject("format").put("type", "text");
        var output = response.putArray("output");
        if (done) {
            output.add(message(reply, status));
            response.set("usage", usage(reply));
        } else {
            response.putNull("usage");
        }
        return response;
    }

    private static ObjectNode usage(Reply reply) {
        var usage = Json.object().put("input_tokens", reply.promptTokens());
        usage.putObject("input_tokens_details").put("cached_tokens", 0);
        usage.put("output_tokens", reply.tokens().count());
        usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
        return usage.put("total_tokens", reply.promptTokens() + reply.tokens().count());
    }
}
