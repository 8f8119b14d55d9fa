/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

/** Which end of the connection we are; it decides who masks (RFC 6455 section 5.1). */
public enum Role {
    /** Reads masked frames, writes plain ones. */
    SERVER,
    /** Reads plain frames, writes masked ones. */
    CLIENT
}
