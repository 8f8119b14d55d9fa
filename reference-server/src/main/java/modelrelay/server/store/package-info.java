/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/**
 * What outlives a request: the keys of clients.
 *
 * <p>{@link modelrelay.server.store.KeyStore} is the port; everything that keeps keys stands behind
 * it. It may be used by any thread.
 */
@NullMarked
@CheckReturnValue
package modelrelay.server.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
