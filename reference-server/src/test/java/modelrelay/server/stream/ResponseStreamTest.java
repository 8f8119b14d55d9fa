/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import modelrelay.server.stream.ResponseStream.Drained;
import modelrelay.server.stream.ResponseStream.Put;
import org.junit.jupiter.api.Test;

/** One answer from its writer to its client, on one thread. */
final class ResponseStreamTest {
    private static final ResponseHead OK = new ResponseHead(200, Map.of("type", "json"));
    private static final ResponseHead BUSY = new ResponseHead(429, Map.of("type", "json"));

    private final FakeClient client = new FakeClient();
    private ResponseStream<String> stream =
            new ResponseStream<>(new StreamBounds(10, 40, 0), client, client);

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static Dialect.Answer answer(ResponseHead head, String body) {
        return new Dialect.Answer(head, utf8(body));
    }

    private Drained drain() throws IOException {
        return stream.drain(client);
    }

    @Test
    void piecesArriveInOrderUnderTheHeadOfTheirKind() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("one "))).isEqualTo(Put.ACCEPTED);
        assertThat(writer.append(OK, utf8("two"))).isEqualTo(Put.ACCEPTED);
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(client.received()).isEqualTo("one two");
        assertThat(client.head()).isEqualTo(FakeClient.STREAM);
        assertThat(client.contentBytes()).isEqualTo(StreamSink.UNKNOWN_LENGTH);
        assertThat(client.isWhole()).isNull();
    }

    @Test
    void theFirstPieceMayStateTheHead() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(BUSY, utf8("one"))).isEqualTo(Put.ACCEPTED);
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(client.head()).isEqualTo(BUSY);
    }

    @Test
    void manyPiecesWakeTheClientOnce() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        for (int i = 0; i < 5; i++) {
            assertThat(writer.append(null, utf8("x"))).isEqualTo(Put.ACCEPTED);
            writer.flush();
        }
        assertThat(client.wakeUps()).isEqualTo(1);
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(client.writes()).isEqualTo(1);
        assertThat(writer.append(null, utf8("y"))).isEqualTo(Put.ACCEPTED);
        writer.flush();
        assertThat(client.wakeUps()).isEqualTo(2);
    }

    @Test
    void aBlockedClientIsNotWokenButComesBackByItself() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("hello"))).isEqualTo(Put.ACCEPTED);
        writer.flush();
        client.takes(2);
        assertThat(drain()).isEqualTo(Drained.BLOCKED);
        assertThat(client.received()).isEqualTo("he");
        assertThat(stream.pendingBytes()).isEqualTo(3);
        assertThat(writer.append(null, utf8(" you"))).isEqualTo(Put.ACCEPTED);
        writer.flush();
        assertThat(writer.complete(answer(OK, ""))).isTrue();
        assertThat(client.wakeUps()).isEqualTo(1);
        client.takes(100);
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEqualTo("hello you");
        assertThat(client.isWhole()).isTrue();
    }

    @Test
    void nothingToDrainBeginsNothing() throws IOException {
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(client.head()).isNull();
        assertThat(client.writes()).isZero();
    }

    @Test
    void aWholeAnswerLeavesWithItsLength() throws IOException {
        assertThat(stream.open().complete(answer(BUSY, "too many"))).isTrue();
        assertThat(client.wakeUps()).isEqualTo(1);
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.head()).isEqualTo(BUSY);
        assertThat(client.contentBytes()).isEqualTo(8);
        assertThat(client.received()).isEqualTo("too many");
        assertThat(client.isWhole()).isTrue();
        assertThat(client.wasLast()).isTrue();
        assertThat(stream.isOver()).isTrue();
    }

    @Test
    void anEmptyAnswerEndsToo() throws IOException {
        assertThat(stream.open().complete(answer(OK, ""))).isTrue();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.contentBytes()).isZero();
        assertThat(client.isWhole()).isTrue();
    }

    @Test
    void theEndOfPiecesBringsNoBody() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("piece"))).isEqualTo(Put.ACCEPTED);
        assertThat(writer.complete(answer(OK, "body"))).isTrue();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEqualTo("piece");
        assertThat(client.isWhole()).isTrue();
        assertThat(client.wasLast()).isTrue();
        assertThat(client.writes()).isEqualTo(1);
        assertThat(drain()).isEqualTo(Drained.ENDED);
    }

    @Test
    void anUnsuccessfulEndOfPiecesIsAnErrorAndBringsNoBody() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("data: x"))).isEqualTo(Put.ACCEPTED);
        assertThat(writer.complete(answer(BUSY, "busy"))).isTrue();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEqualTo("data: x|late: ");
        assertThat(client.isWhole()).isFalse();
    }

    @Test
    void anUnsuccessfulEndThatTheHeadHasStatedIsClean() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(BUSY, utf8("busy"))).isEqualTo(Put.ACCEPTED);
        assertThat(writer.complete(answer(BUSY, "body"))).isTrue();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.head()).isEqualTo(BUSY);
        assertThat(client.received()).isEqualTo("busy");
        assertThat(client.isWhole()).isTrue();
    }

    @Test
    void anUnsuccessfulEndIsAnErrorIfTheHeadStatedAnother() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(BUSY, utf8("busy"))).isEqualTo(Put.ACCEPTED);
        ResponseHead other = new ResponseHead(500, Map.of());
        assertThat(writer.complete(answer(other, ""))).isTrue();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEqualTo("busy|late: ");
        assertThat(client.isWhole()).isFalse();
    }

    @Test
    void aStatedHeadThatCameTooLateMakesNoEndClean() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(stream.keepAlive(utf8(":\n\n"))).isTrue();
        assertThat(writer.append(BUSY, utf8("busy"))).isEqualTo(Put.ACCEPTED);
        assertThat(writer.complete(answer(BUSY, ""))).isTrue();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEqualTo(":\n\nbusy|late: ");
        assertThat(client.isWhole()).isFalse();
    }

    @Test
    void aFailureBeforeAnythingWasSentIsARefusal() throws IOException {
        assertThat(stream.fail("full")).isTrue();
        assertThat(stream.fail("again")).isFalse();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.head()).isEqualTo(FakeClient.REFUSED);
        assertThat(client.received()).isEqualTo("refused: full");
        assertThat(client.contentBytes()).isEqualTo(13);
        assertThat(client.isWhole()).isTrue();
    }

    @Test
    void aFailureInsideAnEventSaysSo() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("data: x"))).isEqualTo(Put.ACCEPTED);
        assertThat(stream.fail("lost")).isTrue();
        assertThat(writer.append(null, utf8("y"))).isEqualTo(Put.REVOKED);
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEqualTo("data: x|error: lost");
        assertThat(client.isWhole()).isFalse();
    }

    @Test
    void aFailureBetweenEventsSaysThatToo() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("data: x\n\n"))).isEqualTo(Put.ACCEPTED);
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(stream.fail("lost")).isTrue();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEqualTo("data: x\n\nerror: lost");
    }

    @Test
    void aKeepAliveCommitsTheHeadAndLaterFailuresAreInBand() throws IOException {
        assertThat(stream.keepAlive(utf8(":\n\n"))).isTrue();
        assertThat(client.wakeUps()).isEqualTo(1);
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(client.head()).isEqualTo(FakeClient.STREAM);
        assertThat(stream.fail("late")).isTrue();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEqualTo(":\n\nerror: late");
        assertThat(client.isWhole()).isFalse();
    }

    @Test
    void aWholeAnswerBehindAKeepAliveIsLate() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(stream.keepAlive(utf8(":\n\n"))).isTrue();
        assertThat(writer.complete(answer(OK, "data"))).isTrue();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEqualTo(":\n\nlate: data");
        assertThat(client.isWhole()).isTrue();
    }

    @Test
    void piecesBehindAKeepAliveDoNotChangeTheHead() throws IOException {
        assertThat(stream.keepAlive(utf8(":\n\n"))).isTrue();
        assertThat(stream.open().append(BUSY, utf8("x"))).isEqualTo(Put.ACCEPTED);
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(client.head()).isEqualTo(FakeClient.STREAM);
    }

    @Test
    void aKeepAliveWaitsForTheEndOfTheEventAndForWhatIsPending() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("data: x\n"))).isEqualTo(Put.ACCEPTED);
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(stream.keepAlive(utf8(":\n\n"))).isFalse();
        assertThat(writer.append(null, utf8("\n"))).isEqualTo(Put.ACCEPTED);
        assertThat(stream.keepAlive(utf8(":\n\n"))).isFalse();
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(stream.keepAlive(utf8(":\n\n"))).isTrue();
        assertThat(writer.complete(answer(OK, ""))).isTrue();
        assertThat(stream.keepAlive(utf8(":\n\n"))).isFalse();
    }

    @Test
    void aRevokedWriterIsVoidAndTheNextOneIsNot() throws IOException {
        ResponseStream<String>.Writer first = stream.open();
        stream.revoke();
        assertThat(first.append(null, utf8("a"))).isEqualTo(Put.REVOKED);
        assertThat(first.complete(answer(OK, "a"))).isFalse();
        ResponseStream<String>.Writer second = stream.open();
        ResponseStream<String>.Writer third = stream.open();
        assertThat(second.append(null, utf8("b"))).isEqualTo(Put.REVOKED);
        assertThat(third.append(null, utf8("c"))).isEqualTo(Put.ACCEPTED);
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(client.received()).isEqualTo("c");
    }

    @Test
    void nothingIsOpenedAfterTheEnd() {
        assertThat(stream.fail("over")).isTrue();
        assertThat(stream.open().append(null, utf8("a"))).isEqualTo(Put.REVOKED);
    }

    @Test
    void anAbandonedStreamDropsEverythingAndTellsOnce() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("a".repeat(20)))).isEqualTo(Put.ACCEPTED);
        writer.flush();
        assertThat(client.episode()).isEqualTo(1);
        stream.abandon();
        stream.abandon();
        assertThat(client.abandons()).isEqualTo(1);
        assertThat(stream.isOver()).isTrue();
        assertThat(stream.pendingBytes()).isZero();
        assertThat(stream.isStillBehind(1)).isFalse();
        assertThat(writer.append(null, utf8("b"))).isEqualTo(Put.REVOKED);
        assertThat(stream.fail("late")).isFalse();
        assertThat(stream.keepAlive(utf8(":\n\n"))).isFalse();
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(client.received()).isEmpty();
        assertThat(client.isWhole()).isNull();
        writer.flush();
        assertThat(client.wakeUps()).isEqualTo(1);
    }

    @Test
    void beyondTheHardBoundNothingIsTaken() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("a".repeat(50)))).isEqualTo(Put.ACCEPTED);
        assertThat(writer.append(null, utf8("b"))).isEqualTo(Put.TOO_FAR_BEHIND);
        client.takes(11);
        assertThat(drain()).isEqualTo(Drained.BLOCKED);
        assertThat(writer.append(null, utf8("b"))).isEqualTo(Put.ACCEPTED);
        assertThat(writer.append(null, utf8("b"))).isEqualTo(Put.TOO_FAR_BEHIND);
        assertThat(stream.pendingBytes()).isEqualTo(40);
    }

    @Test
    void beyondTheCeilingNothingIsTaken() throws IOException {
        stream = new ResponseStream<>(new StreamBounds(10, 40, 0).withCeiling(5), client, client);
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(stream.keepAlive(utf8(":\n\n"))).isTrue();
        assertThat(writer.append(null, utf8("abc"))).isEqualTo(Put.ACCEPTED);
        assertThat(drain()).isEqualTo(Drained.EMPTY);
        assertThat(writer.append(null, utf8("de"))).isEqualTo(Put.ACCEPTED);
        assertThat(writer.append(null, utf8("f"))).isEqualTo(Put.TOO_LARGE);
    }

    @Test
    void aClientBehindTheSoftBoundIsToldOfOnceAnEpisode() throws IOException {
        ResponseStream<String>.Writer writer = stream.open();
        assertThat(writer.append(null, utf8("a".repeat(10)))).isEqualTo(Put.ACCEPTED);
        writer.flush();
        assertThat(client.episode()).isZero();
        assertThat(writer.append(null, utf8("a"))).isEqualTo(Put.ACCEPTED);
        writer.flush();
        assertThat(client.episode()).isEqualTo(1);
        assertThat(stream.isStillBehind(1)).isTrue();
        writer.flush();
        assertThat(client.episode()).isEqualTo(1);
        client.takes(1);
        assertThat(drain()).isEqualTo(Drained.BLOCKED);
        assertThat(stream.isStillBehind(1)).isFalse();
        assertThat(writer.append(null, utf8("a"))).isEqualTo(Put.ACCEPTED);
        writer.flush();
        assertThat(client.episode()).isEqualTo(2);
        assertThat(stream.isStillBehind(1)).isFalse();
        assertThat(stream.isStillBehind(2)).isTrue();
    }

    @Test
    void aLargeWholeAnswerCountsAsBehindUntilItIsRead() throws IOException {
        assertThat(stream.open().complete(answer(OK, "a".repeat(30)))).isTrue();
        assertThat(client.episode()).isEqualTo(1);
        client.takes(15);
        assertThat(drain()).isEqualTo(Drained.BLOCKED);
        assertThat(stream.isStillBehind(1)).isTrue();
        client.takes(15);
        assertThat(drain()).isEqualTo(Drained.ENDED);
        assertThat(stream.isStillBehind(1)).isFalse();
    }

    @Test
    void theStandardBoundsAreThoseOfTheContract() {
        assertThat(StreamBounds.standard()).isEqualTo(new StreamBounds(4 << 20, 16 << 20, 0));
    }
}
