/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * The worker's rules, as a state machine with no I/O.
 *
 * <p>One {@link modelrelay.worker.core.WorkerCore} has one owner. Events go in, effects come out
 * and are carried out in the order given. Nothing here reads a clock, starts a thread, logs, or
 * knows HTTP, WebSocket or JSON. Times are nanoseconds of the owner's clock and mean nothing on
 * their own; randomness is handed in.
 *
 * <p>Source: the clauses WRK, DRN, CAN and HBT that bind the worker.
 */
@NullMarked
@CheckReturnValue
package modelrelay.worker.core;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
