/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * The sentences of the features, by whom they are about. A step says what happens in the words of
 * the feature; the cast knows how.
 *
 * <p><em>The request</em> and <em>its worker</em> are the ones that the scenario is about.
 */
@NullMarked
package modelrelay.contract.steps;

import org.jspecify.annotations.NullMarked;
