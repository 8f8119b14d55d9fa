/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenAI {@code /v1/chat/completions}. */
final class ChatCompletions implements Dialect {

    @Override
    public JsonNode unary(Reply reply) {
        var body = envelope(reply, "chat.completion");
        var choice = body.putArray("choices").addObject();
        choice.put("index", 0);
        var message = choice.putObject("message");
        message.put("role", "assistant").put("content", reply.tokens().text());
        message.putNull("refusal");
        message.putArray("annotations");
        choice.putNull("logprobs");
        choice.put("finish_reason", "stop");
        body.set("usage", OpenAi.usage(reply));
        return body;
    }

    @Override
    public List<String> opening(Reply reply) {
        var delta = Json.object().put("role", "assistant").put("content", "");
        delta.putNull("refusal");
        return List.of(Sse.data(chunk(reply, delta, null)));
    }

    @Override
    public String token(Reply reply, int number, String text) {
        return Sse.data(chunk(reply, Json.object().put("content", text), null));
    }

    @Override
    public List<String> closing(Reply reply) {
        var events = new ArrayList<String>();
        events.add(Sse.data(chunk(reply, Json.object(), "stop")));
        if (reply.request().wantsStreamUsage()) {
            var usage = envelope(reply, "chat.completion.chunk");
            usage.putArray("choices");
            usage.set("usage", OpenAi.usage(reply));
            events.add(Sse.data(usage));
        }
        events.add(OpenAi.DONE);
        return events;
    }

    @Override
    public JsonNode error(int status, String message) {
        return OpenAi.error(status, message);
    }

    private static ObjectNode chunk(Reply reply, ObjectNode delta, @Nullable String finish) {
        var chunk = envelope(reply, "chat.completion.chunk");
        var choice = chunk.putArray("choices").addObject();
        choice.put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs");
        choice.put("finish_reason", finish);
        if (reply.request().wantsStreamUsage()) {
            chunk.putNull("usage");
        }
        return chunk;
    }

    private static ObjectNode envelope(Reply reply, String object) {
        return Json.object()
                .put("id", reply.id("chatcmpl-"))
                .put("object", object)
                .put("created", reply.createdSeconds())
                .put("model", reply.model())
                .put("system_fingerprint", "fp_fake");
    }
}
