/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.judge;

/** What is said of one clause. */
public enum Verdict {
    /** Every scenario of the clause was run and kept it. */
    PASS("pass"),
    /** A scenario saw it broken. */
    FAIL("fail"),
    /**
     * A scenario of it failed, but not in what it claims: something else was broken before it came
     * to that, or beside it.
     */
    UNCLEAR("unclear"),
    /** A scenario saw it broken, and the clause only recommends. */
    WARN("warn"),
    /** It belongs to a capability that the program does not declare. */
    NOT_APPLICABLE("n/a"),
    /** A setting that the program cannot change is needed to see it. */
    UNTESTABLE("untestable"),
    /** Its scenarios were left out, or gave no evidence. */
    NOT_RUN("not run"),
    /** The machine stalled while time was measured. */
    INCONCLUSIVE("inconclusive"),
    /** The kit itself failed. */
    KIT_ERROR("kit error"),
    /** Broken, and listed as known to be. */
    KNOWN_FAIL("known fail"),
    /** Listed as broken, and kept. */
    STALE("stale");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** The word for people and reports. */
    public String word() {
        return word;
    }
}
