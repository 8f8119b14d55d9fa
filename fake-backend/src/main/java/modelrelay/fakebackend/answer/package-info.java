/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** One answer as data: the steps from the head to the end, faults and holds included. No I/O. */
@NullMarked
package modelrelay.fakebackend.answer;

import org.jspecify.annotations.NullMarked;
