/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.selftest;

/**
 * What became of one known program.
 *
 * @param name of the program
 * @param clause that it breaks, or is tried with
 * @param expected whether the kit did what it should
 * @param told what the kit said, or why it was not as expected
 * @param millis how long it took
 */
public record Trial(String name, String clause, boolean expected, String told, long millis) {}
