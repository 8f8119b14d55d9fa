/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Runs the suite, and tests that it cannot be green by mistake. */
@NullMarked
package modelrelay.contract;

import org.jspecify.annotations.NullMarked;
