/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * The relay's rules, as a state machine with no I/O.
 *
 * <p>One {@link RelayCore} has one owner. Events go in, effects come out; the rooms around it carry
 * the effects out in the order given. Nothing here reads a clock, starts a thread, logs, or knows
 * HTTP, WebSocket or JSON. A request's body never comes in here. Times are nanoseconds of the
 * owner's ticker: they mean nothing on their own, may start anywhere and may wrap around, so they
 * are only ever compared by subtraction.
 *
 * <p>Where to look: {@code terms} holds what goes in and out; {@code ProviderQueue} decides who is
 * next, {@code WorkerChoice} who serves, {@code Ledger} what is there, {@code OpenRequest} what may
 * happen to one request, {@code Deadlines} when something is due.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.core;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
