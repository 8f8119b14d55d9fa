/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.CharacterCodingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees on its socket, and what the journal says about it. */
@Timeout(30)
class FakeBackendTest {
    private FakeBackend backend;
    private Driver driver;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        backend = FakeBackend.start(FakeBackendConfig.onLoopback());
        driver = new Driver(backend.url());
        client = new RawClient(backend.address());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        driver.close();
        backend.close();
    }

    @Test
    void aKeptAliveConnectionServesOneRequestAfterTheOther() throws Exception {
        for (int i = 0; i < 3; i++) {
            client.post("{'model':'m','fake':{'text':'unary'}}").readUntil("total_tokens");
            client.post("{'model':'m','stream':true}").readUntil("[DONE]\n\n\r\n0\r\n\r\n");
        }
        assertThat(driver.await("count=6&state=completed").path("connection").asInt()).isEqualTo(1);
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        client.post(
                "{'model':'m','fake':{'text':'first','hold':['head']}}",
                "{'model':'m','fake':{'text':'second'}}");
        driver.await("gate=head");
        client.post("{'model':'m','stream':true,'fake':{'text':'third'}}");
        driver.release("gate=head");
        assertThat(client.readUntil("[DONE]")).containsSubsequence("first", "second", "third");
    }

    @Test
    void aHeldTokenIsNotSentBeforeItsRelease() throws Exception {
        client.post("{'model':'m','stream':true,'fake':{'hold':['tokens'],'text':'one two'}}");
        driver.await("gate=token:1");
        assertThat(client.readUntil("assistant")).doesNotContain("one");
        driver.release("model=m");
        assertThat(client.readUntil("one")).doesNotContain("two");
        driver.release("model=m");
        client.readUntil("two");
        var entry = driver.await("state=completed");
        assertThat(entry.path("tokens_sent").asInt()).isEqualTo(2);
        assertThat(entry.at("/token_nanos/1").asLong())
                .isGreaterThan(entry.at("/token_nanos/0").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "body", "token:2", "end"})
    void aClientThatLeavesASilentAnswerIsNoticed(String hold) throws Exception {
        client.post("{'model':'m','stream':true,'fake':{'hold':['" + hold + "']}}");
        driver.await("gate=" + hold);
        long left = System.nanoTime();
        client.close();
        var entry = driver.await("state=aborted");
        assertThat(entry.path("ended_nanos").asLong() - left).isBetween(0L, 1_000_000_000L);
        assertThat(
                        driver.call("GET", "/connections?at_most=0&await_ms=10000", "")
                                .json()
                                .path("open")
                                .asInt())
                .isZero();
    }

    @Test
    void aClientThatResetsIsNoticed() throws Exception {
        client.post("{'model':'m','fake':{'fault':'hang'}}");
        driver.await("state=open");
        client.reset();
        driver.await("state=aborted");
    }

    @Test
    void aClientThatStopsReadingAndLeavesIsNoticed() throws Exception {
        client.post("{'model':'m','stream':true,'fake':{'tokens':1000000,'token_bytes':4096}}");
        driver.await("tokens=100");
        client.close();
        driver.await("state=aborted");
    }

    @Test
    void aClientThatLeavesDuringItsUploadIsNoticed() throws Exception {
        client.send(
                "POST /v1/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc"
                        .getBytes(UTF_8));
        client.close();
        driver.await("path=/v1/messages&state=aborted");
    }

    @Test
    void aResetReachesTheClientAfterTheTokensBefore() throws Exception {
        client.post(
                "{'model':'m','stream':true,'fake':{'text':'one two','fault':'reset@token:2','hold':['token:2']}}");
        assertThat(client.readUntil("one")).doesNotContain("two");
        driver.release("model=m");
        assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
        assertThat(driver.await("state=reset").path("tokens_sent").asInt()).isEqualTo(1);
    }

    @Test
    void aClosedStreamHasNoTerminator() throws Exception {
        client.post(
                "{'model':'m','stream':true,'fake':{'text':'one two','fault':'close@token:2'}}");
        assertThat(client.readAll())
                .contains("one")
                .doesNotContain("two")
                .doesNotContain("\r\n0\r\n");
        driver.await("state=closed");
    }

    @Test
    void garbageIsNotHttp() throws Exception {
        client.post("{'model':'m','fake':{'fault':'garbage'}}");
        assertThat(client.readAll()).isNotEmpty().doesNotContain("HTTP/1.1");
    }

    @Test
    void damagedTextIsNotUtf8AndTheStreamGoesOn() throws Exception {
        client.post("{'model':'m','stream':true,'fake':{'fault':'bad_utf8@token:2'}}");
        byte[] seen = client.readUntil("[DONE]").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(seen)))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void aFalseLengthIsSentAsTold() throws Exception {
        client.post("{'model':'m','fake':{'body':'0123456789','declared_length':3}}");
        assertThat(client.readAll())
                .contains("content-length: 3\r\n")
                .endsWith("\r\n\r\n0123456789");
    }

    @Test
    void aSplitCharacterArrivesInTwoReads() throws Exception {
        // The pause is for a machine that lets this thread wait; two writes are certain, two reads
        // need the second to be later.
        client.post(
                "{'model':'m','fake':{'body':'🦀','split_characters':true,'write_pause_ms':400,"
                        + "'hold':['body']}}");
        driver.await("gate=body");
        client.readUntil("\r\n\r\n");
        driver.release("model=m");
        assertThat(client.read()).hasSize(1);
        assertThat(client.read()).hasSize(3);
    }

    @Test
    void aFloodDoesNotStarveOthers() throws Exception {
        client.post(
                "{'model':'flood','stream':true,'fake':{'tokens':100000000,'token_bytes':1024}}");
        driver.await("model=flood&tokens=1000");
        for (int i = 0; i < 4; i++) {
            try (var other = new RawClient(backend.address())) {
                other.post("{'model':'m'}").readUntil("total_tokens");
            }
        }
    }

    @Test
    void aCutEndsTheAnswerWhereItIs() throws Exception {
        client.post("{'model':'m','stream':true,'fake':{'hold':['token:1']}}");
        driver.await("gate=token:1");
        assertThat(driver.call("POST", "/cut?model=m&how=reset", "").status()).isEqualTo(200);
        driver.await("state=reset");
        assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class);
    }

    @Test
    void aStoppedBackendEndsWhatIsOpen() throws Exception {
        client.post("{'model':'m','fake':{'fault':'hang'}}");
        driver.await("state=open");
        backend.close();
        assertThat(client.read()).isEmpty();
    }
}
