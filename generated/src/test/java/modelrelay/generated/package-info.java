/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** The generated types against the documents that they come from. */
@NullMarked
package modelrelay.generated;

import org.jspecify.annotations.NullMarked;
