/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** To be filled. */
@NullMarked
package modelrelay.wire;

import org.jspecify.annotations.NullMarked;
