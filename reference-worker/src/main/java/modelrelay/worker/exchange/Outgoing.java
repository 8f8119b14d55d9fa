/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.exchange;

/** Where an exchange's messages go: the link that its request came from. */
public interface Outgoing {

    /** Waits while the link has more pending than a producer should add to. */
    void awaitRoom() throws InterruptedException;

    /** Appends a message; never blocks. */
    void append(byte[] json);

    /** Writes what is pending; may block the caller. */
    void flush();
}
