/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Sentences about worker processes, the server before them and the backend behind them. */
@NullMarked
package modelrelay.contract.steps.workshop;

import org.jspecify.annotations.NullMarked;
