/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Anthropic {@code /v1/messages/count_tokens}: one number, never a stream. */
final class TokenCount implements Dialect {

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public JsonNode unary(Reply reply) {
        return Json.object().put("input_tokens", reply.promptTokens());
    }

    @Override
    public List<String> opening(Reply reply) {
        return List.of();
    }

    @Override
    public String token(Reply reply, int number, String text) {
        throw new IllegalStateException("count_tokens does not stream");
    }

    @Override
    public List<String> closing(Reply reply) {
        return List.of();
    }

    @Override
    public JsonNode error(int status, String message) {
        return Anthropic.error(status, message);
    }
}
