/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * The owner of the rules: one lock around the core, and the ports of the rooms around it.
 *
 * <table>
 * <caption>Locks, in the only order they may be taken</caption>
 * <tr><th>lock</th><th>held for</th><th>may take</th></tr>
 * <tr><td>core ({@link Relay})</td><td>one event: rules, appending to outboxes</td><td>outbox, stream</td></tr>
 * <tr><td>outbox (one per worker connection)</td><td>appending one order</td><td>nothing</td></tr>
 * <tr><td>stream (one per request)</td><td>appending or taking pieces</td><td>nothing</td></tr>
 * </table>
 *
 * <p>No I/O, no log line, no encoding under any of them. Any thread may submit; pieces of an answer
 * do not pass through here after the first.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.relay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
