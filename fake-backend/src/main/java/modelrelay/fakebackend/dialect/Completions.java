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

/** OpenAI {@code /v1/completions}, the older text endpoint. */
final class Completions implements Dialect {

    @Override
    public JsonNode unary(Reply reply) {
        var body = completion(reply, reply.tokens().text(), "stop");
        body.set("usage", OpenAi.usage(reply));
        return body;
    }

    @Override
    public List<String> opening(Reply reply) {
        return List.of();
    }

    @Override
    public String token(Reply reply, int number, String text) {
        return Sse.data(completion(reply, text, null));
    }

    @Override
    public List<String> closing(Reply reply) {
        var events = new ArrayList<String>();
        events.add(Sse.data(completion(reply, "", "stop")));
        if (reply.request().wantsStreamUsage()) {
            var usage = envelope(reply);
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

    private static ObjectNode completion(Reply reply, String text, @Nullable String finish) {
        var body = envelope(reply);
        var choice = body.putArray("choices").addObject();
        choice.put("text", text).put("index", 0);
        choice.putNull("logprobs");
        choice.put("finish_reason", finish);
        return body;
    }

    private static ObjectNode envelope(Reply reply) {
        return Json.object()
                .put("id", reply.id("cmpl-"))
                .put("object", "text_completion")
                .put("created", reply.createdSeconds())
                .put("model", reply.model());
    }
}
