/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

/** A setting has a value that the program cannot use; the message is for the user, in one line. */
public final class UnusableFlag extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * For the user.
     *
     * @param message names the flag; it must not quote a secret
     */
    public UnusableFlag(String message) {
        super(message);
    }
}
