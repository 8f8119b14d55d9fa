/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import modelrelay.fakebackend.dialect.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Knobs, read strictly. */
class AnswerReaderTest {

    @Test
    void everyKnobIsReadFromJson() throws Exception {
        var answer =
                AnswerReader.read(
                        Json.MAPPER.readTree(
                                """
                                {"status":201,"headers":{"a":"b"},"text":"t","body":"b","body_base64":"Yg==",
                                 "raw_base64":"Yg==","tokens":1,"token_bytes":2,"tokens_per_second":0.5,
                                 "delay_head_ms":3,"delay_first_token_ms":4,"hold":["head","token:2"],
                                 "fault":"reset@token:3","write_size":5,"write_pause_ms":6,
                                 "split_characters":true,"omit_terminator":true,"declared_length":7}
                                """));
        assertThat(answer)
                .isEqualTo(
                        new Answer(
                                201,
                                Map.of("a", "b"),
                                "t",
                                "b",
                                "Yg==",
                                "Yg==",
                                1,
                                2,
                                0.5,
                                3,
                                4,
                                List.of(Position.HEAD, Position.token(2)),
                                new Fault(Fault.Kind.RESET, Position.token(3)),
                                5,
                                6,
                                true,
                                true,
                                7L));
    }

    @Test
    void headersSetKnobsByTheSameNames() throws Exception {
        var knobs =
                AnswerReader.fromHeaders(
                        Map.of(
                                "x-fake-tokens", "3",
                                "x-fake-text", "12",
                                "x-fake-hold", "head, token:1",
                                "x-fake-fault", "hang",
                                "x-fake-body-base64", "Yg==",
                                "x-fake-marker", "label",
                                "accept", "*/*"));
        var answer = AnswerReader.read(knobs);
        assertThat(answer.tokens()).isEqualTo(3);
        assertThat(answer.text()).isEqualTo("12");
        assertThat(answer.hold()).containsExactly(Position.HEAD, Position.token(1));
        assertThat(answer.fault()).isEqualTo(new Fault(Fault.Kind.HANG, Position.HEAD));
        assertThat(answer.bodyBase64()).isEqualTo("Yg==");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"tokns":1}            | unknown knob 'tokns'
                    {"tokens":"1"}         | tokens: must be a whole number
                    {"tokens":1.5}         | tokens: must be a whole number
                    {"tokens":-1}          | tokens must be 0 to
                    {"text":1}             | text: must be a string
                    {"hold":"head"}        | hold: must be an array of positions
                    {"hold":["token:0"]}   | hold: 'token:0' is no position
                    {"fault":"boom"}       | fault: 'boom' is no fault
                    {"raw_base64":"*"}     | raw_base64 is not base64
                    {"headers":{"a":1}}    | headers.a: must be a string
                    {"omit_terminator":1}  | omit_terminator: must be true or false
                    []                     | an answer must be a JSON object
                    """)
    void aMistakeIsNamed(String knobs, String complaint) {
        assertThatThrownBy(() -> AnswerReader.read(Json.MAPPER.readTree(knobs)))
                .isInstanceOf(BadScript.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void anUnknownHeaderKnobIsAMistake() {
        assertThatThrownBy(() -> AnswerReader.fromHeaders(Map.of("x-fake-tokns", "1")))
                .isInstanceOf(BadScript.class)
                .hasMessageContaining("x-fake-tokns");
    }
}
