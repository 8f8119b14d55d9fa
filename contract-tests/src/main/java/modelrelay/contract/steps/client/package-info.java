/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Sentences about clients: what they ask for, what they get, how they go away. */
@NullMarked
package modelrelay.contract.steps.client;

import org.jspecify.annotations.NullMarked;
