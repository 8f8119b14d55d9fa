/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import modelrelay.protocol.Cancel;
import modelrelay.protocol.CancelReason;
import modelrelay.protocol.Pong;
import modelrelay.protocol.Register;
import modelrelay.protocol.ResponseChunk;
import modelrelay.protocol.ServerMessage;
import modelrelay.protocol.WorkerMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a message and what does not. */
class MessageReaderTest {

    @Test
    void unknownFieldsAreIgnoredAndNullMeansAbsent() throws MalformedFrame {
        assertThat(
                        worker(
                                "{\"future\":{\"type\":[1]},\"worker_name\":\"w\",\"models\":[\"m\"],"
                                        + "\"max_concurrent\":1,\"protocol_version\":null,"
                                        + "\"current_load\":null,\"type\":\"register\"}"))
                .isEqualTo(
                        new Incoming.Known<WorkerMessage>(
                                new Register("w", List.of("m"), 1, null, null, null)));
    }

    @Test
    void anUnknownTypeIsNoError() throws MalformedFrame {
        assertThat(worker("{\"type\":\"telemetry\",\"x\":1}"))
                .isEqualTo(new Incoming.Unknown<WorkerMessage>("telemetry"));
        assertThat(worker("{\"type\":\"ping\"}"))
                .isEqualTo(new Incoming.Unknown<WorkerMessage>("ping"));
    }

    @Test
    void anUnknownCancelReasonIsOther() throws MalformedFrame {
        assertThat(server("{\"type\":\"cancel\",\"request_id\":\"r\",\"reason\":\"whim\"}"))
                .isEqualTo(
                        new Incoming.Known<ServerMessage>(
                                new Cancel("r", new CancelReason.Other("whim"))));
        assertThat(
                        server(
                                "{\"type\":\"cancel\",\"request_id\":\"r\",\"reason\":{\"other\":\"x\"}}"))
                .isEqualTo(
                        new Incoming.Known<ServerMessage>(
                                new Cancel("r", new CancelReason.Other("x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "[]", "{}", "{\"when\":1}"})
    void aCancelReasonOfAnotherTypeStillCancels(String reason) throws MalformedFrame {
        assertThat(server("{\"type\":\"cancel\",\"request_id\":\"r\",\"reason\":" + reason + "}"))
                .isEqualTo(
                        new Incoming.Known<ServerMessage>(
                                new Cancel("r", new CancelReason.Other(""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "[\"pong\",{\"current_load\":1}]",
                "{}",
                "{\"type\":null,\"current_load\":1}",
                "{\"type\":7}",
                "{\"type\":\"telemetry\",}",
                "{\"type\":\"telemetry\"} x",
                "{\"type\":\"pong\",\"current_load\":1} {}",
                "{\"type\":\"pong\"}",
                "{\"type\":\"pong\",\"current_load\":null}",
                "{\"type\":\"pong\",\"current_load\":\"5\"}",
                "{\"type\":\"pong\",\"current_load\":1.0}",
                "{\"type\":\"pong\",\"current_load\":true}",
                "{\"type\":\"pong\",\"current_load\":9999999999}",
                "{\"type\":\"pong\",\"current_load\":1,\"timestamp_unix_ms\":\"\"}",
                "{\"type\":\"response_chunk\",\"request_id\":5,\"chunk\":\"x\"}",
                "{\"type\":\"response_chunk\",\"request_id\":\"r\",\"chunk\":null}",
                "{\"type\":\"response_chunk\",\"request_id\":\"r\",\"chunk\":[\"x\"]}",
                "{\"type\":\"register\",\"worker_name\":\"w\",\"models\":\"m\",\"max_concurrent\":1}",
                "{\"type\":\"register\",\"worker_name\":\"w\",\"models\":[1],\"max_concurrent\":1}",
                "{\"type\":\"register\",\"worker_name\":\"w\",\"models\":[null],\"max_concurrent\":1}",
                "{\"type\":\"register\",\"worker_name\":\"w\",\"models\":[],\"max_concurrent\":-1}",
                "{\"type\":\"register\",\"worker_name\":\"w\",\"models\":[]}",
            })
    void whatBreaksTheSchemaIsMalformedAndNotQuoted(String text) {
        assertThatExceptionOfType(MalformedFrame.class)
                .isThrownBy(() -> worker(text))
                .satisfies(e -> assertThat(e.getMessage()).matches("[a-z_A-Z0-9 -]{3,80}"))
                .withNoCause();
    }

    @Test
    void theFaultNamesTheFieldIfThereIsOne() {
        assertThatExceptionOfType(MalformedFrame.class)
                .isThrownBy(() -> worker("{\"type\":\"pong\",\"current_load\":\"5\"}"))
                .withMessage("the field current_load is missing or wrong");
        assertThatExceptionOfType(MalformedFrame.class)
                .isThrownBy(() -> worker("{}"))
                .withMessage("a field is missing or wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c080", "eda080", "f4908080", "e28f", "ff", "c3"})
    void textThatIsNotUtf8IsMalformed(String hex) {
        byte[] broken = HexFormat.of().parseHex(hex);
        byte[] text =
                ("{\"type\":\"error\",\"code\":\"c\",\"message\":\""
                                + "#".repeat(broken.length)
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
        System.arraycopy(broken, 0, text, text.length - 2 - broken.length, broken.length);
        assertThatExceptionOfType(MalformedFrame.class)
                .isThrownBy(() -> MessageReader.fromWorker(text, 0, text.length))
                .withMessage("not UTF-8");
        assertThatExceptionOfType(Utf8Cutter.NotUtf8.class)
                .isThrownBy(() -> {
                    Utf8Cutter cutter = new Utf8Cutter();
                    assertThat(cutter.cut(ByteBuffer.wrap(broken))).isEmpty();
                    cutter.end();
                });
    }

    @Test
    void theTextMayLieAnywhereInItsBuffer() throws MalformedFrame {
        byte[] text = "xx{\"type\":\"pong\",\"current_load\":3}yy".getBytes(StandardCharsets.UTF_8);
        assertThat(MessageReader.fromWorker(text, 2, text.length - 4))
                .isEqualTo(new Incoming.Known<WorkerMessage>(new Pong(3, null)));
        byte[] chunk =
                "x{\"type\":\"response_chunk\",\"request_id\":\"r\",\"chunk\":\"a\\n\"}y"
                        .getBytes(StandardCharsets.UTF_8);
        ChunkFrame fast = requireNonNull(ChunkFrame.parse(chunk, 1, chunk.length - 2));
        assertThat(fast.utf8()).isEqualTo(new byte[] {'a', '\n'});
    }

    @Test
    void anUnusualChunkIsLeftToTheReader() throws MalformedFrame {
        String unusual =
                "{\"type\":\"response_chunk\",\"request_id\":\"r\",\"chunk\":\"a\\ud83d\"}";
        byte[] text = unusual.getBytes(StandardCharsets.UTF_8);
        assertThat(ChunkFrame.parse(text, 0, text.length)).isNull();
        assertThat(worker(unusual))
                .isEqualTo(
                        new Incoming.Known<WorkerMessage>(
                                new ResponseChunk("r", "a\ud83d", null, null)));
    }

    @Test
    @Tag("large")
    void aBodyOfThirtyTwoMebibytesIsRead() throws MalformedFrame {
        byte[] body = new byte[32 << 20];
        Arrays.fill(body, (byte) 'x');
        byte[] text =
                MessageWriter.request(new RequestHead("r", "m", "/v1/x", false, Map.of()), body);
        assertThat(MessageReader.fromServer(text, 0, text.length))
                .isInstanceOf(Incoming.Known.class);
    }

    private static Incoming<WorkerMessage> worker(String text) throws MalformedFrame {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return MessageReader.fromWorker(utf8, 0, utf8.length);
    }

    private static Incoming<ServerMessage> server(String text) throws MalformedFrame {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return MessageReader.fromServer(utf8, 0, utf8.length);
    }
}
