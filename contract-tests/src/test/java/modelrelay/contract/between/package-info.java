/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Who stands between two programs, with both of them played. */
@NullMarked
package modelrelay.contract.between;

import org.jspecify.annotations.NullMarked;
