/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/openapi.yaml, do not edit.

/**
 * What the server's HTTP interface takes and answers, as records.
 *
 * <p>They follow the reading rules of {@link modelrelay.protocol.ProtocolJson} and are read and
 * written with its mapper. The clause ids in the comments are those of {@code spec/clauses}.
 */
@NullMarked
package modelrelay.api;

import org.jspecify.annotations.NullMarked;
