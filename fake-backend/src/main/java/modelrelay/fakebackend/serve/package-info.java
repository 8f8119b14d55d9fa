/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * Faces the clients of the model server. Everything done to a connection is done on its I/O thread.
 */
@NullMarked
package modelrelay.fakebackend.serve;

import org.jspecify.annotations.NullMarked;
