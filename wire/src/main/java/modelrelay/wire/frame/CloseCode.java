/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

/** The close codes of RFC 6455 section 7.4 that the relay uses or reports. */
public final class CloseCode {

    /** The purpose of the connection is fulfilled. */
    public static final int NORMAL = 1000;

    /** The peer broke the protocol. */
    public static final int PROTOCOL_ERROR = 1002;

    /** Reported for a close frame without a code; never sent. */
    public static final int NO_STATUS = 1005;

    /** Text that is not UTF-8. */
    public static final int INVALID_TEXT = 1007;

    /** The peer is not welcome. */
    public static final int POLICY_VIOLATION = 1008;

    /** A message over the limit. */
    public static final int TOO_BIG = 1009;

    private CloseCode() {}

    /** Whether a peer may put this code into a close frame (RFC 6455 section 7.4.2). */
    static boolean isSendable(int code) {
        return (code >= 1000 && code <= 1003)
                || (code >= 1007 && code <= 1014)
                || (code >= 3000 && code <= 4999);
    }
}
