/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Tests of the room of the same name. */
@NullMarked
package modelrelay.contract.program;

import org.jspecify.annotations.NullMarked;
