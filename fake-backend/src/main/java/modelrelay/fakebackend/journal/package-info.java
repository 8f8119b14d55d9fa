/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * What the backend saw: every model request, its times and its end, and who waits for which of it.
 */
@NullMarked
package modelrelay.fakebackend.journal;

import org.jspecify.annotations.NullMarked;
