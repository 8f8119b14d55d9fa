/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * Faces the relay server: one WebSocket connection at a time, on the project's own frames.
 *
 * <table>
 * <caption>Threads of a link</caption>
 * <tr><td>reader</td><td>connects, shakes hands, reads; tells its listener; never writes</td></tr>
 * <tr><td>any other</td><td>appends to the outbox; whoever finds no writer at work writes all that
 * is pending</td></tr>
 * </table>
 */
@NullMarked
package modelrelay.worker.relay;

import org.jspecify.annotations.NullMarked;
