/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a text stops between two events, however it is cut. */
final class EventBoundaryTest {

    private static boolean isAtBoundary(String... pieces) {
        EventBoundary boundary = new EventBoundary();
        for (String piece : pieces) {
            boundary.advance(piece.getBytes(UTF_8));
        }
        return boundary.isHere();
    }

    private static boolean isAtBoundaryByteForByte(String text) {
        return isAtBoundary(text.split(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data: x\n\n",
                "data: x\r\n\r\n",
                "data: x\r\r",
                ":\n\n",
                "x\n\n\n",
                "x\n\r\n"
            })
    void afterAnEmptyLineItDoes(String text) {
        assertThat(isAtBoundary(text)).isTrue();
        assertThat(isAtBoundaryByteForByte(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d",
                "data: x",
                "data: x\n",
                "data: x\r\n",
                "data: x\r",
                "a\n\nb",
                "a\n\nb\n"
            })
    void anywhereElseItDoesNot(String text) {
        assertThat(isAtBoundary(text)).isFalse();
        assertThat(isAtBoundaryByteForByte(text)).isFalse();
    }
}
