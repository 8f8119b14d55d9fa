/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * Runs scenarios against a program and writes down what each showed.
 *
 * <p>Scenarios run at the same time on threads of their own; results are handed on one at a time.
 */
@NullMarked
package modelrelay.contract.run;

import org.jspecify.annotations.NullMarked;
