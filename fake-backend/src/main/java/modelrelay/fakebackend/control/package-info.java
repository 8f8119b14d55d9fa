/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Faces whoever drives the backend: the HTTP API under {@code /__control}. */
@NullMarked
package modelrelay.fakebackend.control;

import org.jspecify.annotations.NullMarked;
