/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * The way of one answer from the worker that gives it to the client that reads it.
 *
 * <p>A {@link ResponseStream} is bounded and has one lock of its own. Writers append to it on the
 * worker's I/O thread; the client's I/O thread drains it. No I/O and no foreign code run under the
 * lock. This room knows neither HTTP servers nor workers: what it needs of them are the small
 * interfaces {@link Dialect}, {@link StreamSink} and {@link StreamListener}.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.stream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
