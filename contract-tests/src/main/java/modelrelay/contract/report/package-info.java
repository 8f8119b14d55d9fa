/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * A judgement for people and for machines: console, HTML, JSON, JUnit, badge, and several of them
 * side by side. Writes; decides nothing.
 */
@NullMarked
package modelrelay.contract.report;

import org.jspecify.annotations.NullMarked;
