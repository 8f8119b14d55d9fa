/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Masking of RFC 6455 section 5.3, eight bytes at a time.
 *
 * <p>An instance hands out mask keys and may be shared by threads; applying a key is stateless.
 */
final class Mask {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    // Keys are drawn 256 at a time: they must be unpredictable, and one draw a frame is dear.
    private static final int POOL_BYTES = 1024;

    private final SecureRandom random = new SecureRandom();
    private final ByteBuffer pool = ByteBuffer.allocate(POOL_BYTES).position(POOL_BYTES);

    /** A fresh key in network byte order. */
    synchronized int nextKey() {
        if (!pool.hasRemaining()) {
            random.nextBytes(pool.array());
            pool.clear();
        }
        return pool.getInt();
    }

    /**
     * Masks or unmasks bytes in place.
     *
     * @param phase how many payload bytes of the frame came before {@code offset}; may have wrapped
     */
    static void apply(byte[] bytes, int offset, int length, int key, int phase) {
        int turned = Integer.rotateLeft(key, (phase & 3) * 8);
        long wide = ((long) turned << 32) | (turned & 0xFFFF_FFFFL);
        int end = offset + length;
        int i = offset;
        for (; i <= end - 8; i += 8) {
            LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ wide);
        }
        for (int shift = 24; i < end; i++) {
            bytes[i] ^= (byte) (turned >>> shift);
            shift = shift == 0 ? 24 : shift - 8;
        }
    }
}
