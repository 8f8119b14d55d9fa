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
 * @param wanted what the kit should say
 * @param seen what it did say, or do
 * @param millis how long it took
 */
public record Trial(
        String name, String clause, boolean expected, String wanted, String seen, long millis) {}
