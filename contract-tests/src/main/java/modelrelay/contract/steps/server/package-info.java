/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Sentences about the server under test and its operators. */
@NullMarked
package modelrelay.contract.steps.server;

import org.jspecify.annotations.NullMarked;
