/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * One request's way from the relay to the backend and its answer's way back, as messages.
 *
 * <p>An {@link modelrelay.worker.exchange.Exchange} sends exactly one terminal message, whoever is
 * first: the backend's end, a failure or a cancel. It is fed by the backend's threads and ended by
 * any; its one lock orders its messages and is never held while a socket is written.
 */
@NullMarked
package modelrelay.worker.exchange;

import org.jspecify.annotations.NullMarked;
