/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * {@code GET /v1/models} in both dialects; Anthropic's clients are known by their version header.
 */
public final class ModelList {
    private static final long CREATED_SECONDS = 1_735_689_600;

    private ModelList() {}

    /** OpenAI's list. */
    public static JsonNode openAi(List<String> models) {
        var body = Json.object().put("object", "list");
        var data = body.putArray("data");
        models.forEach(model -> data.add(openAi(model)));
        return body;
    }

    /** OpenAI's single model. */
    public static ObjectNode openAi(String model) {
        return Json.object()
                .put("id", model)
                .put("object", "model")
                .put("created", CREATED_SECONDS)
                .put("owned_by", "fake-backend");
    }

    /** Anthropic's list, always one page. */
    public static JsonNode anthropic(List<String> models) {
        var body = Json.object();
        var data = body.putArray("data");
        models.forEach(model -> data.add(anthropic(model)));
        return body.put("has_more", false)
                .put("first_id", models.isEmpty() ? null : models.getFirst())
                .put("last_id", models.isEmpty() ? null : models.getLast());
    }

    /** Anthropic's single model. */
    public static ObjectNode anthropic(String model) {
        return Json.object()
                .put("type", "model")
                .put("id", model)
                .put("display_name", model)
                .put("created_at", "2025-01-01T00:00:00Z");
    }
}
