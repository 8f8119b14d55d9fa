/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * Long runs of the real programs: what happens once in a scenario happens here thousands of times.
 *
 * <p>Not part of the build; the profile {@code soak} runs them. Every run prints its seed and what
 * it has seen.
 */
@NullMarked
package modelrelay.contract.soak;

import org.jspecify.annotations.NullMarked;
