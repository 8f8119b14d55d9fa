/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** To be filled. */
@NullMarked
package modelrelay.server;

import org.jspecify.annotations.NullMarked;
