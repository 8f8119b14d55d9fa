/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * Faces operators: the state of the server, its workers and providers, and the keys of clients.
 *
 * <p>Runs on the I/O threads of its callers and never blocks; it keeps no state of its own.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.admin;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
