/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.generated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import modelrelay.protocol.Cancel;
import modelrelay.protocol.CancelReason;
import modelrelay.protocol.Drain;
import modelrelay.protocol.Ping;
import modelrelay.protocol.Pong;
import modelrelay.protocol.ProtocolJson;
import modelrelay.protocol.Register;
import modelrelay.protocol.Request;
import modelrelay.protocol.ServerMessage;
import modelrelay.protocol.UnknownTypeException;
import modelrelay.protocol.WorkerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for a message as a whole; those for a field are in {@link SchemaAgreementTest}. */
final class ProtocolJsonTest {

    @Test
    void aMessageIsReadFromItsPartOfTheArray() throws IOException {
        byte[] text = "garbage{\"type\":\"pong\",\"current_load\":5}garbage".getBytes(UTF_8);

        assertThat(ProtocolJson.readWorkerMessage(text, 7, text.length - 14))
                .isEqualTo(new Pong(5, null));
    }

    @Test
    void theTagMayStandAnywhere() throws IOException {
        assertThat(
                        fromWorker(
                                "{\"current_load\":5,\"x\":[{\"type\":\"drain\"}],\"type\":\"pong\"}"))
                .isEqualTo(new Pong(5, null));
    }

    @Test
    void spaceAroundAMessageIsAllowed() throws IOException {
        assertThat(fromWorker(" \r\n\t{ \"type\" : \"drain\" }\n "))
                .isEqualTo(new Drain(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"foo\"}",
                "{\"type\":\"\"}",
                "{\"type\":\"Drain\"}",
                "{\"type\":\"modelrelay.protocol.Drain\"}",
                "{\"a\":{\"type\":\"drain\"},\"type\":\"foo\",\"b\":[1.5,null]}",
            })
    void aWellFormedMessageOfUnknownTypeIsToldApart(String text) {
        assertThatExceptionOfType(UnknownTypeException.class).isThrownBy(() -> fromWorker(text));
    }

    @Test
    void anUnknownTypeIsNamed() {
        assertThatExceptionOfType(UnknownTypeException.class)
                .isThrownBy(() -> fromWorker("{\"x\":1,\"type\":\"foo\"}"))
                .satisfies(unknown -> assertThat(unknown.type()).isEqualTo("foo"))
                .satisfies(unknown -> assertThat(unknown.getMessage()).doesNotContain("foo"));
    }

    @Test
    void aMessageOfTheOtherSideIsUnknown() {
        assertThatExceptionOfType(UnknownTypeException.class)
                .isThrownBy(() -> fromWorker("{\"type\":\"ping\"}"));
        assertThatExceptionOfType(UnknownTypeException.class)
                .isThrownBy(() -> fromServer("{\"type\":\"drain\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "5",
                "\"drain\"",
                "[]",
                "[\"drain\",{}]",
                "[{\"type\":\"drain\"}]",
                "{}",
                "{\"type\":null}",
                "{\"type\":5}",
                "{\"type\":true}",
                "{\"type\":[\"drain\"]}",
                "{\"type\":{\"drain\":{}}}",
                "{\"type\":5,\"type\":\"drain\"}",
                "{\"type\":\"drain\"",
                "{\"type\":\"drain\",}",
                "{\"type\":\"drain\"}{}",
                "{\"type\":\"drain\"} x",
                "{type:\"drain\"}",
                "{'type':'drain'}",
                "{\"type\":\"drain\",\"reason\":\"a\nb\"}",
                "{\"type\":\"drain\",\"drain_timeout_secs\":NaN}",
                "{\"type\":\"drain\",\"drain_timeout_secs\":01}",
                "{\"type\":\"drain\"/* comment */}",
                "{\"type\":\"foo\"",
                "{\"type\":\"foo\",}",
                "{\"type\":\"foo\"}{}",
                "{\"type\":\"foo\"} x",
                "{\"type\":\"foo\",\"a\":}",
            })
    void anythingElseIsMalformedAndNotUnknown(String text) {
        assertThatIOException()
                .isThrownBy(() -> fromWorker(text))
                .isNotInstanceOf(UnknownTypeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsAreMalformed(String encoding) {
        byte[] text = "{\"type\":\"drain\"}".getBytes(Charset.forName(encoding));

        assertThatIOException()
                .isThrownBy(() -> ProtocolJson.readWorkerMessage(text, 0, text.length))
                .isNotInstanceOf(UnknownTypeException.class);
    }

    @Test
    void aBodyMayBeLongerThanTheUsualLimitOfTheParser() throws IOException {
        Request request = new Request("id", "m", "/", false, "x".repeat(40_000_000), null);
        byte[] text = ProtocolJson.mapper().writeValueAsBytes(request);

        assertThat(ProtocolJson.readServerMessage(text, 0, text.length)).isEqualTo(request);
    }

    @Test
    void theTagIsWrittenFirstAlsoInsideAnUntypedList() throws IOException {
        List<Object> mixed =
                List.of(
                        new Ping(null),
                        new Pong(1, 2L),
                        new Cancel("a", CancelReason.Known.TIMEOUT));

        assertThat(ProtocolJson.mapper().writeValueAsString(mixed))
                .isEqualTo(
                        "[{\"type\":\"ping\"},"
                                + "{\"type\":\"pong\",\"current_load\":1,\"timestamp_unix_ms\":2},"
                                + "{\"type\":\"cancel\",\"request_id\":\"a\",\"reason\":\"timeout\"}]");
    }

    @Test
    void aRecordKeepsItsOwnCopyOfAList() {
        List<String> models = new ArrayList<>(List.of("a"));
        Register register = new Register("w", models, 1, null, null, null);

        models.add("b");

        assertThat(register.models()).containsExactly("a");
    }

    private static WorkerMessage fromWorker(String text) throws IOException {
        byte[] utf8 = text.getBytes(UTF_8);
        return ProtocolJson.readWorkerMessage(utf8, 0, utf8.length);
    }

    private static ServerMessage fromServer(String text) throws IOException {
        byte[] utf8 = text.getBytes(UTF_8);
        return ProtocolJson.readServerMessage(utf8, 0, utf8.length);
    }
}
