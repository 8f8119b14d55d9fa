/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

/** A script or knob that cannot be understood; the message names it and is fit for the caller. */
public final class BadScript extends Exception {
    private static final long serialVersionUID = 1;

    public BadScript(String message) {
        super(message);
    }
}
