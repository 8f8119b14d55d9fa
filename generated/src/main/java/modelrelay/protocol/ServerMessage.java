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
 * A message that the server sends.
 *
 * <p>{@link ProtocolJson} reads and writes it. The tag is a property of each message, so it is
 * written wherever the message stands, also inside an untyped collection.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegisterAck.class, name = "register_ack"),
    @JsonSubTypes.Type(value = Request.class, name = "request"),
    @JsonSubTypes.Type(value = Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = GracefulShutdown.class, name = "graceful_shutdown"),
    @JsonSubTypes.Type(value = ModelsRefresh.class, name = "models_refresh")
})
public sealed interface ServerMessage
        permits RegisterAck, Request, Cancel, Ping, GracefulShutdown, ModelsRefresh {

    /** The tag of the message, as written on the wire. */
    @JsonProperty("type")
    String type();
}
