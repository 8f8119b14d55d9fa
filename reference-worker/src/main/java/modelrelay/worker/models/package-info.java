/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
/** The models that a backend offers, asked for over its own catalogue endpoint. */
@NullMarked
package modelrelay.worker.models;

import org.jspecify.annotations.NullMarked;
