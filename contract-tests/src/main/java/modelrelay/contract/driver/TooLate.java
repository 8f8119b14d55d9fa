/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.driver;

/** A claim about time was not kept: the program is too slow, or the machine is. */
public final class TooLate extends AssertionError {
    private static final long serialVersionUID = 1L;

    /** With what was awaited and what passed instead. */
    public TooLate(String message) {
        super(message);
    }
}
