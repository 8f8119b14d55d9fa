/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * What every HTTP answer of this server shares: the route table, error bodies, reading a body
 * within its limit, answering before a body was read, cross-origin headers, secrets.
 *
 * <p>Everything here runs on the I/O thread of the client's connection and never blocks. The room
 * knows nothing of the relay; the rooms that face clients, workers and operators stand on it.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
