/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The server asks the worker to look up the models of its backend again. A changed list comes back
 * as {@code models_update}.
 *
 * <p>Clauses: DRN-031, WRK-027.
 *
 * <pre>{@code
 * {
 *   "type": "models_refresh",
 *   "reason": "requested by an administrator"
 * }
 * }</pre>
 *
 * @param reason Why, for the worker's log.
 */
@JsonPropertyOrder({"type", "reason"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelsRefresh(@JsonProperty("reason") @Nullable String reason)
        implements ServerMessage {

    /** The tag of this message. */
    public static final String TYPE = "models_refresh";

    @Override
    public String type() {
        return TYPE;
    }
}
