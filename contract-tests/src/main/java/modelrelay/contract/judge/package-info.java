/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * What was seen becomes verdicts: of each clause, and of the whole program.
 *
 * <p>Pure: nothing here starts a process, reads a clock or waits.
 */
@NullMarked
package modelrelay.contract.judge;

import org.jspecify.annotations.NullMarked;
