/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.relay;

/** What a link tells its owner, always on the link's reader thread. */
public interface LinkListener {

    /** The upgrade succeeded. */
    void opened();

    /** Bytes arrived. */
    void heard();

    /**
     * One whole text message.
     *
     * @param buffer valid during the call only
     */
    void text(byte[] buffer, int offset, int length);

    /** A frame arrived that the protocol has no use for; it was dropped. */
    void unusable(String what);

    /** The last call: the link is over, or never came about. */
    void lost(LinkEnd end);
}
