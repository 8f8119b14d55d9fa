/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * JSON text of the worker protocol to and from the generated records, and the fast path of chunks.
 *
 * <p>Everything here is stateless or belongs to its caller, does no I/O and never puts a word of
 * what a peer sent into an error.
 */
@NullMarked
package modelrelay.wire;

import org.jspecify.annotations.NullMarked;
