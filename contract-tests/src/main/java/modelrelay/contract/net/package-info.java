/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * HTTP/1.1 and WebSocket on bare sockets, as plain as possible and able to be wrong on purpose.
 *
 * <p>Everything here blocks and is called from virtual threads, one per direction of a socket.
 */
@NullMarked
package modelrelay.contract.net;

import org.jspecify.annotations.NullMarked;
