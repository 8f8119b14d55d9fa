/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;

/**
 * The worker replaces its list of models. An empty list means that it takes nothing new.
 *
 * <p>Clauses: CAT-013, CAT-014, CAT-016, DRN-005.
 *
 * <pre>{@code
 * {
 *   "type": "models_update",
 *   "models": [
 *     "llama-3.1-8b",
 *     "mistral-nemo"
 *   ],
 *   "current_load": 1
 * }
 * }</pre>
 *
 * @param models The whole new list, read like the one of {@code register}.
 * @param currentLoad Requests that the worker is busy with at the moment, from whatever source; not
 *     negative. Clauses: SEL-008, SEL-009.
 */
@JsonPropertyOrder({"type", "models", "current_load"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelsUpdate(
        @JsonProperty(value = "models", required = true) List<String> models,
        @JsonProperty(value = "current_load", required = true) int currentLoad)
        implements WorkerMessage {

    /** The tag of this message. */
    public static final String TYPE = "models_update";

    /** Collections are copied; a missing or forbidden value throws. */
    public ModelsUpdate {
        models = List.copyOf(Objects.requireNonNull(models, "models"));
    }

    @Override
    public String type() {
        return TYPE;
    }
}
