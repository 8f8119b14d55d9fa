/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

/** Which program it is. */
public enum Role {
    /** A server. */
    SERVER,
    /** A worker. */
    WORKER
}
