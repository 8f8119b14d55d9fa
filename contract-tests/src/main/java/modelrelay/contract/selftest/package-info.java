/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * The kit judged by programs that are known: wrong ones must fail for the reason they are wrong,
 * unusual ones must pass, hostile ones must not harm it.
 */
@NullMarked
package modelrelay.contract.selftest;

import org.jspecify.annotations.NullMarked;
