/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

/**
 * Programs that are wrong on purpose, to judge the suite: each must be caught by the scenarios of
 * the clause that it breaks, with the message that it is listed with.
 *
 * <p>A {@link modelrelay.contract.mutant.Mutant} is an honest program, started as a child, behind a
 * {@link modelrelay.contract.mutant.Host} that speaks for it and changes what passes by rules that
 * are data ({@code mutants.yaml}). The honest program knows nothing of it. Benign variants ({@code
 * benign.yaml}) are made in the same way and must not be caught. {@link
 * modelrelay.contract.mutant.Hostile} processes do not even try.
 */
@NullMarked
package modelrelay.contract.mutant;

import org.jspecify.annotations.NullMarked;
