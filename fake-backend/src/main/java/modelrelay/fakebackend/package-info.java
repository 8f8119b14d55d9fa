/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * A scriptable model server: the program, and the library that the program is a thin shell of. The
 * parts: {@code dialect} writes what model servers say, {@code script} is what a test asks for,
 * {@code answer} turns both into a list of steps, {@code serve} plays the steps on a connection,
 * {@code journal} remembers what was seen, {@code control} lets others script and look from
 * outside.
 */
@NullMarked
package modelrelay.fakebackend;

import org.jspecify.annotations.NullMarked;
