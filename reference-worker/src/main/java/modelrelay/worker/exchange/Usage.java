/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import modelrelay.protocol.TokenCounts;
import org.jspecify.annotations.Nullable;

/** The token counts of a unary answer, found without reading the rest of it into objects. */
final class Usage {

    // Beyond this the parse is no longer cheap beside the transfer; embeddings are that large.
    private static final int MAX_BODY_BYTES = 256 * 1024;

    private static final JsonFactory JSON = new JsonFactory();

    private Usage() {}

    /** The counts of the top-level {@code usage} object; null when there is none to be had. */
    static @Nullable TokenCounts of(byte[] body) {
        if (body.length == 0 || body.length > MAX_BODY_BYTES || body[0] != '{') {
            return null;
        }
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("usage");
                JsonToken value = json.nextToken();
                if (wanted && value == JsonToken.START_OBJECT) {
                    return counts(numbers(json));
                }
                json.skipChildren();
            }
            return null;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static Map<String, Integer> numbers(JsonParser json) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                numbers.put(name, json.getIntValue());
            }
            json.skipChildren();
        }
        return numbers;
    }

    /** Knows the names of OpenAI's two kinds of answer and of Anthropic's. */
    private static @Nullable TokenCounts counts(Map<String, Integer> numbers) {
        Integer prompt = first(numbers, "prompt_tokens", "input_tokens");
        Integer completion = first(numbers, "completion_tokens", "output_tokens");
        Integer total = numbers.get("total_tokens");
        if (total == null && prompt != null && completion != null) {
            total = prompt + completion;
        }
        return prompt == null && completion == null && total == null
                ? null
                : new TokenCounts(prompt, completion, total);
    }

    private static @Nullable Integer first(Map<String, Integer> numbers, String... names) {
        for (String name : names) {
            Integer number = numbers.get(name);
            if (number != null) {
                return number;
            }
        }
        return null;
    }
}
