/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast path, case by case: what it reads, and what it leaves to the slow one. */
final class ChunkFrameTest {
    private static final String HEAD =
            "{\"type\":\"response_chunk\",\"request_id\":\"r-1\",\"chunk\":\"";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain|plain",
                "~ !|~ !",
                "ü€😀|ü€😀",
                "a\\\"b\\\\c\\/d|a\"b\\c/d",
                "\\u0041|A",
                "x\\u007fy|x\u007fy",
                "\\u0080.|\u0080.",
                "\\u07ff.|\u07ff.",
                "\\u0800.|\u0800.",
                "\\uD7fF\\uE000|\uD7FF\uE000",
                "\\uffffabcdef|\uFFFFabcdef",
                "\\ud800\\udc00|\uD800\uDC00",
                "\\udbff\\udfff|\uDBFF\uDFFF",
                "ab\\ud83d\\ude00cd\\u00e9|ab😀cdé",
                "ü\\u0041€|üA€",
            })
    void readsAsJsonDoes(String written, String meant) {
        assertThat(read(written)).isEqualTo(meant);
    }

    @Test
    void readsControlsByTheirLetter() {
        assertThat(read("\\b\\f\\n\\r\\t")).isEqualTo("\b\f\n\r\t");
        assertThat(read("\\u0000\\u001f")).isEqualTo("\u0000\u001f");
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "a\"b",
                "\u0000",
                "\u001f",
                "\n",
                "\\",
                "a\\",
                "\\x",
                "\\u",
                "\\u00",
                "\\u004",
                "\\u00g1",
                "\\u-041",
                "\\ud800",
                "\\ud800x",
                "\\ud800\\",
                "\\ud800\\n1234",
                "\\ud800\\u",
                "\\ud800\\u0041",
                "\\ud800\\ud800",
                "\\udc00",
                "\\udfff\\ud800",
                "\\u004é"
            })
    void leavesTheRestToTheReader(String written) {
        assertThat(read(written)).isNull();
    }

    @Test
    void leavesBrokenUtf8ToTheReader() {
        byte[] text = message("..");
        text[text.length - 3] = (byte) 0xC3;
        assertThat(ChunkFrame.parse(text, 0, text.length)).isNull();
        byte[] escaped = message("..\\n");
        escaped[HEAD.length()] = (byte) 0xFF;
        assertThat(ChunkFrame.parse(escaped, 0, escaped.length)).isNull();
    }

    @Test
    void readsOnlyItsPartOfTheBuffer() {
        byte[] text = message("a\\nb");
        byte[] buffer = new byte[text.length + 20];
        System.arraycopy(text, 0, buffer, 9, text.length);
        ChunkFrame chunk = requireNonNull(ChunkFrame.parse(buffer, 9, text.length));
        assertThat(chunk.requestId()).isEqualTo("r-1");
        assertThat(chunk.utf8()).isEqualTo(new byte[] {'a', '\n', 'b'});
        for (int length = 0; length < text.length; length++) {
            assertThat(ChunkFrame.parse(buffer, 9, length)).as("%d bytes", length).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"response_chunk\",\"request_id\":\"r\\n\",\"chunk\":\"x\"}",
                "{\"type\":\"response_chunk\",\"request_id\":\"ü\",\"chunk\":\"x\"}",
                "{\"type\":\"response_chunk\",\"request_id\":\"\u001f\",\"chunk\":\"x\"}",
                "{\"type\":\"response_chunk\",\"request_id\":\"r\",\"chunk\":\"x\"} ",
                "{\"type\":\"response_chunk\",\"request_id\":\"r\",\"chunk\":\"}",
                "{\"type\":\"response_chunks\",\"request_id\":\"r\",\"chunk\":\"x\"}",
                "{\"type\":\"response_chunk\",\"request_id\":\"r\",\"chunk\" :\"x\"}",
                "{\"type\":\"response_chunk\",\"request_id\":\"r"
            })
    void leavesAnyOtherFormToTheReader(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(ChunkFrame.parse(utf8, 0, utf8.length)).isNull();
    }

    @Test
    void takesIdsOfAnyPlainCharacters() {
        byte[] utf8 =
                "{\"type\":\"response_chunk\",\"request_id\":\" ~x\",\"chunk\":\"\"}"
                        .getBytes(StandardCharsets.UTF_8);
        ChunkFrame chunk = requireNonNull(ChunkFrame.parse(utf8, 0, utf8.length));
        assertThat(chunk.requestId()).isEqualTo(" ~x");
    }

    private static byte[] message(String written) {
        return (HEAD + written + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String read(String written) {
        byte[] text = message(written);
        ChunkFrame chunk = ChunkFrame.parse(text, 0, text.length);
        return chunk == null ? null : new String(chunk.utf8(), StandardCharsets.UTF_8);
    }
}
