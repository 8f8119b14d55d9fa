/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

/**
 * The messages between a ModelRelay server and its workers, as records.
 *
 * <p>Start at {@link modelrelay.protocol.ServerMessage} for the server's messages and {@link
 * modelrelay.protocol.WorkerMessage} for the worker's messages. {@link
 * modelrelay.protocol.ProtocolJson} holds the rules for reading them. The clause ids in the
 * comments are those of {@code spec/clauses}.
 */
@NullMarked
package modelrelay.protocol;

import org.jspecify.annotations.NullMarked;
