/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

/** A claim about time was not kept: the program is too slow, or the machine is. */
public final class TooLate extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final long missedByMillis;

    /**
     * With what was awaited and what passed instead.
     *
     * @param missedByMillis by how much the bound was missed: a machine that stood still for less
     *     is not to blame
     */
    public TooLate(String message, long missedByMillis) {
        super(message);
        this.missedByMillis = missedByMillis;
    }

    /** By how much the bound was missed. */
    public long missedByMillis() {
        return missedByMillis;
    }
}
