/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Tests of the lists of wrong programs. */
@NullMarked
package modelrelay.contract.mutant;

import org.jspecify.annotations.NullMarked;
