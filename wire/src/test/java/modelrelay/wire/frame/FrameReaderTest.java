/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frames of RFC 6455, one claim a test; splits and noise are in {@link FramePropertyTest}. */
class FrameReaderTest {

    private static final int LIMIT = 1000;

    private final Heard heard = new Heard();
    private final FrameReader client = new FrameReader(Role.CLIENT, LIMIT, heard);
    private final FrameWriter server = new FrameWriter(Role.SERVER);

    @Test
    void theExamplesOfTheRfcAreRead() {
        feed(client, "810548656c6c6f");
        feed(client, "010348656c" + "80026c6f");
        feed(client, "890548656c6c6f");
        assertThat(heard.events).containsExactly("text Hello", "text Hello", "ping 48656c6c6f");
    }

    @Test
    void aMaskedFrameIsUnmaskedByTheServer() {
        feed(new FrameReader(Role.SERVER, LIMIT, heard), "818537fa213d7f9f4d5158");
        assertThat(heard.events).containsExactly("text Hello");
    }

    @Test
    void aPingBetweenFragmentsIsDeliveredFirst() {
        feed(client, "01026162" + "8900" + "80026364");
        assertThat(heard.events).containsExactly("ping ", "text abcd");
    }

    @Test
    void aFrameInPiecesEndsWhereItsLengthSays() {
        feed(client, "810361");
        feed(client, "6263" + "810164");
        assertThat(heard.events).containsExactly("text abc", "text d");
    }

    @Test
    void emptyMessagesAndFragmentsAreMessages() {
        feed(client, "8100" + "0100" + "000161" + "8000");
        assertThat(heard.events).containsExactly("text ", "text a");
    }

    @Test
    void aBinaryMessageIsReportedOnceAndItsContentDropped() {
        feed(client, "0201ff" + "8901aa" + "8001ff" + "810161");
        assertThat(heard.events).containsExactly("binary", "ping aa", "text a");
        assertThat(client.heldBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "c100, reserved bit set",
        "a100, reserved bit set",
        "9100, reserved bit set",
        "8300, reserved opcode",
        "8700, reserved opcode",
        "8b00, reserved opcode",
        "8f00, reserved opcode",
        "0900, fragmented control frame",
        "897e007e, control frame too long",
        "89ff800000000000000000000000, server frame is masked",
        "897f8000000000000000, control frame too long",
        "8000, continuation of nothing",
        "0000, continuation of nothing",
        "01008100, message inside a message",
        "01008200, message inside a message",
        "817fffffffffffffffff, negative frame length",
        "818000000000, server frame is masked",
        "880100, invalid close code",
        "880203e7, invalid close code",
        "880203ec, invalid close code",
        "880203ed, invalid close code",
        "880203f7, invalid close code",
        "88020bb7, invalid close code",
        "88021388, invalid close code",
    })
    void aFrameAgainstTheRulesIsAProtocolError(String hex, String reason) {
        feed(client, hex);
        feed(client, "810161");
        assertThat(heard.events).containsExactly("violation 1002 " + reason);
    }

    @ParameterizedTest
    @CsvSource({"03e8", "03eb", "03ef", "03f6", "0bb8", "1387"})
    void aCodeThatMayBeSentIsReportedAsItIs(String code) {
        feed(client, "8802" + code + "810161");
        assertThat(heard.events).containsExactly("close " + Integer.parseInt(code, 16) + " ");
    }

    @Test
    void aPlainFrameFromAClientIsAProtocolError() {
        feed(new FrameReader(Role.SERVER, LIMIT, heard), "810161");
        assertThat(heard.events).containsExactly("violation 1002 client frame is not masked");
    }

    @Test
    void aCloseWithoutACodeIsNoStatus() {
        feed(client, "8800" + "810161");
        assertThat(heard.events).containsExactly("close 1005 ");
    }

    @Test
    void aCloseReasonThatIsNotUtf8IsInvalidText() {
        feed(client, "880303e8ff");
        assertThat(heard.events).containsExactly("violation 1007 close reason is not UTF-8");
    }

    @Test
    void aMessageAtTheLimitPasses() {
        client.feed(server.text(new byte[LIMIT]));
        assertThat(heard.events).hasSize(1).first().asString().startsWith("text ");
    }

    @Test
    void aMessageOverTheLimitIsRefusedByItsHeader() {
        byte[] frame = server.text(new byte[LIMIT + 1]).array();
        client.feed(ByteBuffer.wrap(frame, 0, 4));
        assertThat(heard.events).containsExactly("violation 1009 message too big");
    }

    @Test
    void theLimitCountsAllFragmentsTogether() {
        feed(client, "017e03e7" + "61".repeat(LIMIT - 1) + "00016100027a7a");
        assertThat(heard.events).containsExactly("violation 1009 message too big");
    }

    @Test
    void theLimitHoldsForBinaryMessagesToo() {
        feed(client, "027e03e8" + "61".repeat(LIMIT) + "000161");
        assertThat(heard.events).containsExactly("binary", "violation 1009 message too big");
    }

    @Test
    void anAnnouncedLengthReservesNothing() {
        FrameReader patient = new FrameReader(Role.CLIENT, 1 << 30, heard);
        feed(patient, "817f000000003fffffff" + "61");
        assertThat(patient.heldBytes()).isLessThanOrEqualTo(1024);
    }

    @Test
    void memoryOfALargeMessageIsGivenBack() {
        FrameReader large = new FrameReader(Role.CLIENT, 1 << 20, heard);
        byte[] frame = server.text(new byte[1 << 20]).array();
        large.feed(ByteBuffer.wrap(frame, 0, 500_000));
        assertThat(large.heldBytes()).isBetween(1, 1 << 20);
        large.feed(ByteBuffer.wrap(frame, 500_000, frame.length - 500_000));
        assertThat(heard.events).hasSize(1);
        assertThat(large.heldBytes()).isZero();
    }

    @Test
    void memoryOfASmallMessageIsKeptForTheNext() {
        FrameReader large = new FrameReader(Role.CLIENT, 1 << 20, heard);
        assertThat(heldAfter(large, 16 * 1024)).isEqualTo(16 * 1024);
        assertThat(heldAfter(large, 16 * 1024 + 1)).isZero();
    }

    @Test
    void memoryGrowsOnlyWhenItIsFull() {
        FrameReader large = new FrameReader(Role.CLIENT, 1 << 20, heard);
        byte[] frame = server.text(new byte[1025]).array();
        large.feed(ByteBuffer.wrap(frame, 0, 500));
        assertThat(large.heldBytes()).isEqualTo(1024);
        large.feed(ByteBuffer.wrap(frame, 500, frame.length - 501));
        assertThat(large.heldBytes()).isEqualTo(1024);
        large.feed(ByteBuffer.wrap(frame, frame.length - 1, 1));
        assertThat(large.heldBytes()).isEqualTo(2048);
    }

    @Test
    void droppedMessagesAreReadOverButControlFramesAreHeard() {
        feed(client, "0103616263");
        assertThat(client.heldBytes()).isPositive();
        client.dropMessages();
        assertThat(client.heldBytes()).isZero();
        feed(client, "8901aa" + "800161" + "810162" + "0105616263");
        assertThat(client.heldBytes()).isZero();
        feed(client, "6465" + "800161" + "880203e8");
        assertThat(heard.events).containsExactly("ping aa", "close 1000 ");
    }

    @Test
    void aListenerMayDropWhatFollowsItsMessage() {
        heard.onText = client::dropMessages;
        feed(client, "010161" + "800162" + "010163" + "800164");
        assertThat(heard.events).containsExactly("text ab");
        assertThat(client.heldBytes()).isZero();
    }

    @Test
    void aStoppedReaderIsSilent() {
        heard.onText = client::stop;
        feed(client, "810161" + "810162");
        feed(client, "810163");
        assertThat(heard.events).containsExactly("text a");
    }

    @Test
    void aDirectBufferIsReadLikeAnyOther() {
        byte[] frames = HexFormat.of().parseHex("810161" + "01016280016381");
        ByteBuffer direct = ByteBuffer.allocateDirect(frames.length).put(frames).flip();
        client.feed(direct);
        feed(client, "0164");
        assertThat(direct.hasRemaining()).isFalse();
        assertThat(heard.events).containsExactly("text a", "text bc", "text d");
    }

    @Test
    void whatTheClientWritesIsMaskedAndReadByTheServer() {
        FrameWriter writer = new FrameWriter(Role.CLIENT);
        FrameReader reader = new FrameReader(Role.SERVER, 1 << 20, heard);
        byte[] text = "x".repeat(70_000).getBytes(StandardCharsets.UTF_8);
        byte[] frame = writer.text(text, 5, 65_000).array();
        assertThat(frame[1] & 0x80).isEqualTo(0x80);
        reader.feed(ByteBuffer.wrap(frame));
        reader.feed(writer.ping(new byte[] {1}));
        reader.feed(writer.pong(new byte[125]));
        reader.feed(writer.close(1002, "because"));
        assertThat(heard.events)
                .isEqualTo(
                        List.of(
                                "text " + "x".repeat(65_000),
                                "ping 01",
                                "pong " + "00".repeat(125),
                                "close 1002 because"));
    }

    @Test
    void maskKeysDiffer() {
        FrameWriter writer = new FrameWriter(Role.CLIENT);
        long distinct =
                java.util.stream.IntStream.range(0, 300)
                        .mapToObj(i -> writer.ping(new byte[0]))
                        .distinct()
                        .count();
        assertThat(distinct).isEqualTo(300);
    }

    @Test
    void aLongCloseReasonIsCutAtACharacter() {
        client.feed(server.close(1000, "a".repeat(122) + "é"));
        assertThat(heard.events).containsExactly("close 1000 " + "a".repeat(122));
    }

    @Test
    void lengthsAreWrittenInTheirShortestForm() {
        ByteArrayOutputStream heads = new ByteArrayOutputStream();
        for (int length : new int[] {0, 125, 126, 65_535, 65_536}) {
            byte[] frame = server.text(new byte[length]).array();
            heads.write(frame, 0, frame.length - length);
        }
        assertThat(HexFormat.of().formatHex(heads.toByteArray()))
                .isEqualTo("8100" + "817d" + "817e007e" + "817effff" + "817f0000000000010000");
    }

    /** Memory held after a message of two pieces. */
    private int heldAfter(FrameReader reader, int length) {
        byte[] frame = server.text(new byte[length]).array();
        reader.feed(ByteBuffer.wrap(frame, 0, 9));
        reader.feed(ByteBuffer.wrap(frame, 9, frame.length - 9));
        return reader.heldBytes();
    }

    private static void feed(FrameReader reader, String hex) {
        reader.feed(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }
}
