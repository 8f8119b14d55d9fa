/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/** Secrets, which are kept as hashes only: those configured and those of clients' keys. */
@NullMarked
@CheckReturnValue
package modelrelay.server.secret;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
