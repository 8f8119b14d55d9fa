/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** To be filled. */
@NullMarked
package modelrelay.fakebackend;

import org.jspecify.annotations.NullMarked;
