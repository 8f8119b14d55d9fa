/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.judge;

import java.util.Locale;

/** What is said of a whole program. */
public enum Overall {
    /** Every clause of the profile was tried and kept. */
    CONFORMANT,
    /** At least one binding clause was broken, known or not. */
    NONCONFORMANT,
    /** Nothing was broken, and not everything was tried. */
    PARTIAL,
    /** Nothing was broken for certain, and the machine was too slow to tell. */
    INCONCLUSIVE,
    /** The kit failed. */
    ERROR;

    /** The word for people and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
