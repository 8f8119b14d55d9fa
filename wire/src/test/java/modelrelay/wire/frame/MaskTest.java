/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masking eight bytes at a time against masking one by one. */
class MaskTest {

    /** The top bit of the last byte is set: it must not spread over the first four. */
    private static final int KEY = 0x1234_56F8;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 8, 9, 16, 23})
    void everyByteMeetsItsByteOfTheKey(int length) {
        for (int phase = 0; phase < 5; phase++) {
            byte[] bytes = new byte[length + 4];
            byte[] expected = new byte[length + 4];
            for (int i = 0; i < length; i++) {
                bytes[2 + i] = (byte) (i * 37);
                int turn = 24 - 8 * ((phase + i) % 4);
                expected[2 + i] = (byte) ((i * 37) ^ (KEY >>> turn));
            }
            Mask.apply(bytes, 2, length, KEY, phase);
            assertThat(bytes).as("phase %d", phase).isEqualTo(expected);
        }
    }

    @Test
    void aPhaseThatHasWrappedGoesOnCounting() {
        byte[] bytes = new byte[2];
        Mask.apply(bytes, 0, 2, KEY, Integer.MAX_VALUE + 2);
        assertThat(bytes).isEqualTo(new byte[] {0x34, 0x56});
    }
}
