/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** What OpenAI's and Anthropic's model servers say, byte for byte: no I/O, no clock, no scripts. */
@NullMarked
package modelrelay.fakebackend.dialect;

import org.jspecify.annotations.NullMarked;
