/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** What a test asks for: the knobs of an answer, and which requests they are for. */
@NullMarked
package modelrelay.fakebackend.script;

import org.jspecify.annotations.NullMarked;
