/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * Keeps the contract honest: its clauses are well formed and extracted, its two documents refer to
 * clauses that exist, and their examples obey their own schemas.
 */
@NullMarked
package modelrelay.spec;

import org.jspecify.annotations.NullMarked;
