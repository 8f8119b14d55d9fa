/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Arrays;

/**
 * One write of several buffers, bounded: the JDK copies heap buffers into direct ones as large as
 * the write, and keeps them for each thread.
 */
public final class GatherWrite {

    private static final int MAX_BYTES = 256 * 1024;

    private GatherWrite() {}

    /**
     * Writes once, and advances the buffers by what was taken.
     *
     * @param from the first buffer that has something
     * @return bytes taken; 0 if the channel is full
     */
    public static long write(GatheringByteChannel channel, ByteBuffer[] parts, int from)
            throws IOException {
        long bytes = 0;
        int to = from;
        while (to < parts.length && bytes < MAX_BYTES) {
            bytes += parts[to++].remaining();
        }
        ByteBuffer tail = parts[to - 1];
        int limit = tail.limit();
        tail.limit(limit - (int) Math.max(0, bytes - MAX_BYTES));
        try {
            // Undertow's chunked channel takes the offset of a part of an array for 0 where it cuts
            // a buffer at the end of a chunk, and what is cut off would never be sent.
            return channel.write(
                    from == 0 && to == parts.length ? parts : Arrays.copyOfRange(parts, from, to));
        } finally {
            tail.limit(limit);
        }
    }
}
