/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

/** A scenario needs a setting that the program under test declares as fixed to another value. */
public final class FixedKnob extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the setting and both values. */
    public FixedKnob(String message) {
        super(message);
    }
}
