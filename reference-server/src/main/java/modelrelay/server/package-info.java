/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * The relay server, put together.
 *
 * <p>{@link modelrelay.server.RelayServer} and {@link modelrelay.server.ServerMain} are the only
 * places that know every room.
 *
 * <table>
 * <caption>Threads</caption>
 * <tr><th>thread</th><th>owns</th><th>rule</th></tr>
 * <tr><td>I/O thread of a client connection</td>
 *     <td>that exchange, the drain of its stream, its disconnect watch</td>
 *     <td>everything done to an exchange is done here; never blocks</td></tr>
 * <tr><td>I/O thread of a worker connection</td><td>the parse state of that socket</td>
 *     <td>one read, all complete frames; chunks go straight into streams, other messages become
 *     events</td></tr>
 * <tr><td>ticker</td><td>the next deadline</td><td>fires it; sleeps until then</td></tr>
 * <tr><td>main</td><td>start and stop</td><td>waits for a signal, then for the drain</td></tr>
 * </table>
 *
 * <table>
 * <caption>Locks</caption>
 * <tr><th>lock</th><th>held for</th></tr>
 * <tr><td>one around the core</td><td>one event, and appending what it decided</td></tr>
 * <tr><td>one per worker connection's outbox</td><td>one append; may be taken under the core's</td></tr>
 * <tr><td>one per request's stream</td><td>one append, or taking what waits</td></tr>
 * <tr><td>the throttle, the key store</td><td>one look-up</td></tr>
 * </table>
 *
 * <p>Nothing blocks and no I/O happens under any of them.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
