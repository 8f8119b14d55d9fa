/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a request body. */
class ModelRequestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"model":"m","messages":[{"role":"user","content":"a"},{"role":"user","content":"b"}]} | b
                    {"model":"m","messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]} | a
                    {"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"c"}]}]} | c
                    {"model":"m","prompt":"d"} | d
                    {"model":"m","input":"e"} | e
                    {"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"f"}]}]} | f
                    {"model":"m","input":["g","h"]} | h
                    """)
    void theLastUserTextIsFoundInEveryDialect(String body, String said) throws Exception {
        assertThat(ModelRequest.read(body.getBytes(UTF_8)).lastUserText()).isEqualTo(said);
    }

    @Test
    void aLongTextIsEchoedInPart() throws Exception {
        var body = "{\"model\":\"m\",\"prompt\":\"%s\"}".formatted("🦀".repeat(201));
        assertThat(ModelRequest.read(body.getBytes(UTF_8)).lastUserText())
                .isEqualTo("🦀".repeat(200) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"model\":\"\"}",
                "{\"model\":5}",
                "{\"model\":\"m\",\"stream\":1}"
            })
    void anUnusableBodyIsRefused(String body) {
        assertThatThrownBy(() -> ModelRequest.read(body.getBytes(UTF_8)))
                .isInstanceOf(ModelRequest.Unusable.class);
    }

    @Test
    void streamMayBeNull() throws Exception {
        var body = "{\"model\":\"m\",\"stream\":null}";
        assertThat(ModelRequest.read(body.getBytes(UTF_8)).stream()).isFalse();
    }
}
