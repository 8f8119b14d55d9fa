/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * Faces clients: the inference routes, the list of models, and every answer's way out.
 *
 * <table>
 * <caption>Threads</caption>
 * <tr><th>what</th><th>thread</th></tr>
 * <tr><td>an exchange, its {@code AnswerSink}, {@code DisconnectWatch} and {@code KeepAlive}</td>
 *     <td>the I/O thread of its connection, and no other</td></tr>
 * <tr><td>{@code ClientExchange.drainable} and {@code fellBehind}</td>
 *     <td>any; they only hand over to the I/O thread</td></tr>
 * </table>
 *
 * <p>This room has no lock of its own. A reason of the rules becomes a status and a text in {@code
 * Refusals}, and nowhere else.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.client;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
