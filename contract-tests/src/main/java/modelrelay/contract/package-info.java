/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * The contract suite: judges a server, a worker or a pair of them by what can be seen from outside.
 *
 * <p>It knows processes, sockets and bytes, and the documents of {@code spec/}; it knows no class
 * of any program that it judges, nor the codec that the reference programs share, so that a mistake
 * there cannot cancel itself out.
 *
 * <p>{@code net} speaks HTTP and WebSocket on bare sockets, {@code tap} records and checks what
 * passes, {@code program} runs what is judged, {@code peer} and {@code between} are played by the
 * suite, {@code scene} brings them together, {@code steps} are the sentences of {@code features/}.
 */
@NullMarked
package modelrelay.contract;

import org.jspecify.annotations.NullMarked;
