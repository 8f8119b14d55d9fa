/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * Who stands between two programs under test: passes every byte on and shows it to the second
 * oracle.
 */
@NullMarked
package modelrelay.contract.between;

import org.jspecify.annotations.NullMarked;
