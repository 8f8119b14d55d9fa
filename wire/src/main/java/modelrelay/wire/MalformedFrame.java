/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

/**
 * A text message that breaks the protocol: not UTF-8, not JSON, no usable {@code type}, or a known
 * type with a missing or wrong field. The caller closes the socket with 1002. The message names at
 * most a field of the contract and never quotes the text.
 */
public final class MalformedFrame extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFrame(String message) {
        // No cause and no trace: a parser's exception quotes its input.
        super(message, null, false, false);
    }
}
