/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * The clauses of the contract, as the list in {@code spec/} has them. Imports nothing of the suite.
 */
@NullMarked
package modelrelay.contract.clause;

import org.jspecify.annotations.NullMarked;
