/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * OpenAI {@code /v1/embeddings}, never a stream. A vector depends on its input alone; the official
 * SDK asks for base64 of little-endian floats unless told otherwise.
 */
final class Embeddings implements Dialect {
    private static final int DEFAULT_DIMENSIONS = 8;
    private static final int MAX_DIMENSIONS = 4096;

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public JsonNode unary(Reply reply) {
        var request = reply.request().body();
        int asked = request.path("dimensions").asInt(DEFAULT_DIMENSIONS);
        int dimensions = Math.clamp(asked, 1, MAX_DIMENSIONS);
        boolean base64 = request.path("encoding_format").asText("float").equals("base64");
        var body = Json.object().put("object", "list");
        var data = body.putArray("data");
        var inputs = inputs(request.path("input"));
        for (int i = 0; i < inputs.size(); i++) {
            var item = data.addObject().put("object", "embedding").put("index", i);
            float[] vector = vector(inputs.get(i), dimensions);
            if (base64) {
                item.put("embedding", base64(vector));
            } else {
                var numbers = item.putArray("embedding");
                for (float number : vector) {
                    numbers.add(number);
                }
            }
        }
        body.put("model", reply.model());
        body.putObject("usage")
                .put("prompt_tokens", reply.promptTokens())
                .put("total_tokens", reply.promptTokens());
        return body;
    }

    @Override
    public List<String> opening(Reply reply) {
        return List.of();
    }

    @Override
    public String token(Reply reply, int number, String text) {
        throw new IllegalStateException("embeddings do not stream");
    }

    @Override
    public List<String> closing(Reply reply) {
        return List.of();
    }

    @Override
    public JsonNode error(int status, String message) {
        return OpenAi.error(status, message);
    }

    private static List<String> inputs(JsonNode input) {
        boolean several = input.isArray() && !input.isEmpty() && !input.get(0).isNumber();
        if (!several) {
            return List.of(input.toString());
        }
        var inputs = new ArrayList<String>();
        input.forEach(one -> inputs.add(one.toString()));
        return inputs;
    }

    private static float[] vector(String input, int dimensions) {
        var hash = new CRC32();
        hash.update(input.getBytes(StandardCharsets.UTF_8));
        var vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            hash.update(i);
            vector[i] = (hash.getValue() % 2001 - 1000) / 1000f;
        }
        return vector;
    }

    private static String base64(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : vector) {
            bytes.putFloat(number);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
