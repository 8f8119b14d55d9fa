/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The client's side of the socket, as {@link ResponseStream#drain} uses it: {@code begin} once,
 * then {@code write} any number of times, then {@code end} once. Never called under a lock.
 */
public interface StreamSink {

    /** The length of an answer that comes in pieces. */
    long UNKNOWN_LENGTH = -1;

    /**
     * The answer begins.
     *
     * @param contentBytes length of the whole body, or {@link #UNKNOWN_LENGTH}
     */
    void begin(ResponseHead head, long contentBytes) throws IOException;

    /**
     * Writes what the socket takes without blocking, and advances the buffers by it.
     *
     * @param last whether {@code end} follows as soon as these are written
     * @return whether everything is written; if not, the caller of {@code drain} waits for the
     *     socket and drains again
     */
    boolean write(ByteBuffer[] parts, boolean last) throws IOException;

    /**
     * Nothing more comes.
     *
     * @param whole false if the answer was broken off: a client that was told no error in-band must
     *     be able to see it from the way the connection ends
     */
    void end(boolean whole) throws IOException;
}
