/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * The worker daemon: a library around {@link modelrelay.worker.Worker}, and a thin {@code main}.
 *
 * <p>Rooms: {@code core} the rules, {@code relay} faces the server, {@code backend} faces the model
 * server, {@code exchange} one request between the two, {@code models} the catalogue. This package
 * alone knows them all.
 *
 * <table>
 * <caption>Threads and locks</caption>
 * <tr><td>relay-reader</td><td>one for each connection; turns messages into events; never waits for
 * a backend or for the socket to take what is written</td></tr>
 * <tr><td>virtual threads of the HTTP client</td><td>an answer's bytes, from the backend's socket
 * into the link's outbox; held up when the relay is slow</td></tr>
 * <tr><td>worker-clock</td><td>deadlines: fires events and timeouts, does no I/O</td></tr>
 * <tr><td>worker-events</td><td>tells the listeners</td></tr>
 * </table>
 *
 * <p>Locks: one around the core, one for each exchange, one for each outbox, taken in this order
 * and never held during I/O.
 */
@NullMarked
package modelrelay.worker;

import org.jspecify.annotations.NullMarked;
