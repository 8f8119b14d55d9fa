/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Tests of the room of the same name. */
@NullMarked
package modelrelay.contract.peer;

import org.jspecify.annotations.NullMarked;
