/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import modelrelay.protocol.Cancel;
import modelrelay.protocol.CancelReason;
import modelrelay.protocol.Pong;
import modelrelay.protocol.ResponseChunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages letter by letter. */
class MessageWriterTest {

    @Test
    void aMessageNamesItsTypeAndLeavesOutWhatIsAbsent() {
        assertThat(text(MessageWriter.write(new Pong(3, null))))
                .isEqualTo("{\"type\":\"pong\",\"current_load\":3}");
        assertThat(text(MessageWriter.write(new Cancel("r", new CancelReason.Other("whim")))))
                .isEqualTo(
                        "{\"type\":\"cancel\",\"request_id\":\"r\",\"reason\":{\"other\":\"whim\"}}");
    }

    @Test
    void halfASurrogatePairIsWrittenAsAnEscape() {
        assertThat(text(MessageWriter.write(new ResponseChunk("r", "é\ud83d", null, null))))
                .isEqualTo(
                        "{\"type\":\"response_chunk\",\"request_id\":\"r\","
                                + "\"chunk\":\"é\\uD83D\"}");
    }

    @Test
    void aRequestIsWrittenAroundItsBody() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("accept", "text/\"x\"");
        headers.put("x-€", "");
        byte[] body = "{\"q\": \"ü😀\\n\"}\n\u0001".getBytes(StandardCharsets.UTF_8);
        assertThat(
                        text(
                                MessageWriter.request(
                                        new RequestHead(
                                                "r\t1", "m\\", "/v1/x?a=\"b\"", true, headers),
                                        body)))
                .isEqualTo(
                        "{\"type\":\"request\",\"request_id\":\"r\\t1\",\"model\":\"m\\\\\","
                                + "\"endpoint_path\":\"/v1/x?a=\\\"b\\\"\",\"is_streaming\":true,"
                                + "\"body\":\"{\\\"q\\\": \\\"ü😀\\\\n\\\"}\\n\\u0001\","
                                + "\"headers\":{\"accept\":\"text/\\\"x\\\"\",\"x-€\":\"\"}}");
    }

    @Test
    void aRequestWithoutHeadersHasNone() {
        assertThat(
                        text(
                                MessageWriter.request(
                                        new RequestHead("r", "m", "/", false, Map.of()),
                                        new byte[0])))
                .isEqualTo(
                        "{\"type\":\"request\",\"request_id\":\"r\",\"model\":\"m\","
                                + "\"endpoint_path\":\"/\",\"is_streaming\":false,\"body\":\"\"}");
    }

    @Test
    void aChunkIsWrittenFromAPartOfABuffer() {
        byte[] buffer = "\n\"a\tb\"\n".getBytes(StandardCharsets.UTF_8);
        assertThat(text(MessageWriter.chunk("r\"", buffer, 2, 3)))
                .isEqualTo(
                        "{\"type\":\"response_chunk\",\"request_id\":\"r\\\"\",\"chunk\":\"a\\tb\"}");
    }

    /** Bytes and characters are escaped by different code, which must agree. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "`\u0000`|\\u0000",
                "`\u001f`|\\u001f",
                "`\u000b`|\\u000b",
                "`\b\f\n\r\t`|\\b\\f\\n\\r\\t",
                "\"\\|\\\"\\\\",
                "a b|a b",
                "`\u007f`|`\u007f`",
                "`\u00ff\u0100`|`\u00ff\u0100`",
                "😀|😀",
                "a\"b\"c|a\\\"b\\\"c",
            })
    void onlyWhatJsonDemandsIsEscaped(String raw, String escaped) {
        byte[] utf8 = raw.getBytes(StandardCharsets.UTF_8);
        assertThat(text(MessageWriter.chunk(raw, utf8, 0, utf8.length)))
                .isEqualTo(
                        "{\"type\":\"response_chunk\",\"request_id\":\""
                                + escaped
                                + "\",\"chunk\":\""
                                + escaped
                                + "\"}");
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
