/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.util.List;

/**
 * A program that is wrong, or only unusual, on purpose.
 *
 * @param name in kebab case, unique
 * @param clause the clause that it breaks; of a benign variant, those that it is tried with,
 *     separated by commas
 * @param what one sentence: what it does
 * @param by the name of the scenario that must notice it; empty for a benign variant
 * @param says texts of which the failure's message must hold one; none for a benign variant
 * @param rules how it is made from an honest program
 */
public record Mutant(
        String name,
        Role program,
        String clause,
        String what,
        String by,
        List<String> says,
        List<Rule> rules) {

    /** A copy of what is listed. */
    public Mutant {
        says = List.copyOf(says);
        rules = List.copyOf(rules);
    }
}
