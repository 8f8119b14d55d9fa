/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Sentences about programs as such: flags, files, output, addresses, secrets. */
@NullMarked
package modelrelay.contract.steps.program;

import org.jspecify.annotations.NullMarked;
