/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/** Bytes on a connection, whoever sends them. */
@NullMarked
package modelrelay.contract.net;

import org.jspecify.annotations.NullMarked;
