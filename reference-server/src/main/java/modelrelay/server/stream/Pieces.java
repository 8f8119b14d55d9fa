/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that wait, in order. A lone piece is kept as it came; small ones behind it are gathered, so
 * that a busy stream leaves in few buffers and an idle one holds none. Not thread-safe.
 */
final class Pieces {
    private static final int GATHER_BYTES = 8 * 1024;
    private static final int SMALL_BYTES = 2 * 1024;

    private List<ByteBuffer> full = new ArrayList<>(1);
    private byte[] gathered = NOTHING;
    private int gatheredBytes;

    private static final byte[] NOTHING = {};

    boolean isEmpty() {
        return full.isEmpty() && gatheredBytes == 0;
    }

    void add(byte[] piece) {
        if (isEmpty() || piece.length > SMALL_BYTES) {
            seal();
            full.add(ByteBuffer.wrap(piece));
            return;
        }
        if (gathered.length - gatheredBytes < piece.length) {
            seal();
            gathered = new byte[GATHER_BYTES];
        }
        System.arraycopy(piece, 0, gathered, gatheredBytes, piece.length);
        gatheredBytes += piece.length;
    }

    /** Takes everything out. */
    List<ByteBuffer> take() {
        seal();
        List<ByteBuffer> taken = full;
        full = new ArrayList<>(1);
        return taken;
    }

    private void seal() {
        if (gatheredBytes > 0) {
            full.add(ByteBuffer.wrap(gathered, 0, gatheredBytes));
        }
        gathered = NOTHING;
        gatheredBytes = 0;
    }
}
