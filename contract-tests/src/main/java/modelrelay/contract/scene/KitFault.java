/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.scene;

/** The kit itself did something wrong; the program under test is not to blame. */
public final class KitFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what went wrong. */
    public KitFault(String message) {
        super(message);
    }
}
