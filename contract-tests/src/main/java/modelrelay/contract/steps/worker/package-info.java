/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Sentences about the workers that the suite plays before a server under test. */
@NullMarked
package modelrelay.contract.steps.worker;

import org.jspecify.annotations.NullMarked;
