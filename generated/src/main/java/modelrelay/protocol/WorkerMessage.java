/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A message that the worker sends.
 *
 * <p>{@link ProtocolJson} reads and writes it. The tag is a property of each message, so it is
 * written wherever the message stands, also inside an untyped collection.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Register.class, name = "register"),
    @JsonSubTypes.Type(value = ModelsUpdate.class, name = "models_update"),
    @JsonSubTypes.Type(value = ResponseChunk.class, name = "response_chunk"),
    @JsonSubTypes.Type(value = ResponseComplete.class, name = "response_complete"),
    @JsonSubTypes.Type(value = Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ErrorMessage.class, name = "error"),
    @JsonSubTypes.Type(value = Drain.class, name = "drain")
})
public sealed interface WorkerMessage
        permits Register, ModelsUpdate, ResponseChunk, ResponseComplete, Pong, ErrorMessage, Drain {

    /** The tag of the message, as written on the wire. */
    @JsonProperty("type")
    String type();
}
