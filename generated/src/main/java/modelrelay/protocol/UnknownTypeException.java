/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import java.io.IOException;

/**
 * A well-formed message whose type is not known. Not an error of the peer: newer peers may send
 * more types, and the receiver ignores them.
 */
public final class UnknownTypeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String type;

    UnknownTypeException(String type) {
        super("unknown message type");
        this.type = type;
    }

    /** The type that the message names; chosen by the peer and of any length. */
    public String type() {
        return type;
    }
}
