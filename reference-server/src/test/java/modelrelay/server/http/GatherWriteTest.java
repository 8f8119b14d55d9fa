/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import org.junit.jupiter.api.Test;

/** Bounded writes of several buffers: every byte once, whatever the channel takes. */
final class GatherWriteTest {

    /** Takes a few bytes each time, and cannot be given a part of an array. */
    private static final class NarrowChannel implements GatheringByteChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int width;

        NarrowChannel(int width) {
            this.width = width;
        }

        @Override
        public long write(ByteBuffer[] parts, int offset, int length) {
            assertThat(offset).isZero();
            int left = width;
            for (int i = 0; i < length && left > 0; i++) {
                while (parts[i].hasRemaining() && left > 0) {
                    taken.write(parts[i].get());
                    left--;
                }
            }
            return (long) width - left;
        }

        @Override
        public long write(ByteBuffer[] parts) {
            return write(parts, 0, parts.length);
        }

        @Override
        public int write(ByteBuffer part) {
            return (int) write(new ByteBuffer[] {part}, 0, 1);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void everyByteIsWrittenOnceAndInOrder() throws IOException {
        var channel = new NarrowChannel(3);
        ByteBuffer[] parts = {part("one "), part("two "), part("three")};
        int from = 0;
        while (from < parts.length) {
            if (parts[from].hasRemaining()) {
                assertThat(GatherWrite.write(channel, parts, from)).isPositive();
            } else {
                from++;
            }
        }
        assertThat(channel.taken.toString(UTF_8)).isEqualTo("one two three");
    }

    @Test
    void oneWriteIsBoundedAndKeepsTheRest() throws IOException {
        var channel = new NarrowChannel(Integer.MAX_VALUE);
        ByteBuffer[] parts = {ByteBuffer.allocate(200_000), ByteBuffer.allocate(200_000)};
        assertThat(GatherWrite.write(channel, parts, 0)).isEqualTo(256 * 1024);
        assertThat(parts[1].remaining()).isEqualTo(400_000 - 256 * 1024);
    }

    private static ByteBuffer part(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
