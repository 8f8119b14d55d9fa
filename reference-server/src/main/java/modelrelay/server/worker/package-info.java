/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * Faces workers: the handshake, the throttle of failed ones, and one {@code WorkerLink} for each
 * connection.
 *
 * <table>
 * <caption>Threads and locks</caption>
 * <tr><th>what</th><th>thread or lock</th></tr>
 * <tr><td>reading, parsing, the state of a link</td><td>the I/O thread of its connection</td></tr>
 * <tr><td>{@code Outbox}: appending</td><td>any thread, its own lock, also under the core's</td></tr>
 * <tr><td>{@code SocketWriter}: encoding and writing</td>
 *     <td>any thread, one at a time, no lock: whoever finds no writer at work writes all that
 *     waits</td></tr>
 * <tr><td>{@code AuthThrottle}</td><td>any thread, its own lock</td></tr>
 * </table>
 *
 * <p>Nothing in here blocks. A peer that stops reading leaves its orders in its outbox, which is
 * bounded by its slots and by the heartbeat.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.worker;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
