/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole worker between a relay and a model server that do what the test says. */
@Timeout(60)
class WorkerTest {

    private final FakeRelay relay = new FakeRelay();
    private final FakeModelServer backend = new FakeModelServer();
    private final BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();
    private Worker worker = new Worker(config(builder -> builder));

    WorkerTest() throws Exception {}

    @AfterEach
    void stop() throws Exception {
        worker.close();
        relay.close();
        backend.close();
    }

    @Test
    void theRegistrationSaysWhoTheWorkerIs() throws Exception {
        start(builder ->
                builder.relayUrl("ws://127.0.0.1:" + relay.port() + "/base/")
                        .provider("a b/ü")
                        .name("gpu-1")
                        .models(List.of(" m ", "n"))
                        .slots(3));
        FakeRelay.Peer peer = relay.nextRegistered("drain");
        assertThat(peer.head)
                .startsWith("GET /base/v1/worker/connect?provider=a%20b%2F%C3%BC HTTP/1.1\r\n")
                .contains("X-Worker-Secret: s3cret\r\n")
                .doesNotContain("worker_secret");
        assertThat(peer.registration.toString())
                .isEqualTo(
                        "{\"type\":\"register\",\"worker_name\":\"gpu-1\",\"models\":[\"m\",\"n\"],"
                                + "\"max_concurrent\":3,\"protocol_version\":\"2026-04-bridge-v1\","
                                + "\"current_load\":0,\"capabilities\":[\"drain\",\"response_head\"]}");
        assertThat(peer.pongs.poll(20, TimeUnit.SECONDS)).isEqualTo("p");
    }

    @Test
    void aUnaryAnswerComesBackWhole() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("r", "/v1/chat/completions?x=[1]", false);
        FakeModelServer.Call call = backend.next();
        assertThat(call.head)
                .startsWith("POST /v1/chat/completions?x=[1] HTTP/1.1\r\n")
                .containsIgnoringCase("x-custom: yes")
                .containsIgnoringCase("accept-encoding: identity")
                .doesNotContainIgnoringCase("upgrade:");
        assertThat(call.body).isEqualTo("{}");
        call.answer(201, "application/json", "{\"a\":\"ü😀\",\"usage\":{\"prompt_tokens\":2}}");
        JsonNode end = peer.message();
        assertThat(end.path("status_code").asInt()).isEqualTo(201);
        assertThat(end.path("body").asText()).contains("ü😀");
        assertThat(end.path("headers").toString())
                .isEqualTo("{\"content-type\":\"application/json\",\"x-end\":\"to-end\"}");
        assertThat(end.path("token_counts").toString()).isEqualTo("{\"prompt_tokens\":2}");
    }

    @Test
    void aStreamLeavesPieceByPieceWithoutDamagedCharacters() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("r", "/v1/chat/completions", true);
        FakeModelServer.Call call = backend.next();
        call.beginStream();
        call.write("data: 1\n\n");
        assertThat(peer.message().toString())
                .isEqualTo(
                        "{\"type\":\"response_chunk\",\"request_id\":\"r\",\"chunk\":\"data:"
                                + " 1\\n\\n\"}");
        byte[] emoji = "😀".getBytes(StandardCharsets.UTF_8);
        call.write(Arrays.copyOf(emoji, 3));
        call.write(Arrays.copyOfRange(emoji, 3, 4));
        assertThat(peer.message().path("chunk").asText()).isEqualTo("😀");
        call.end();
        assertThat(peer.message().toString())
                .isEqualTo(
                        "{\"type\":\"response_complete\",\"request_id\":\"r\",\"status_code\":200}");
    }

    @Test
    void aServerThatTakesHeadsGetsOneOnTheFirstChunkOnly() throws Exception {
        start(builder -> builder);
        FakeRelay.Peer peer = relay.nextRegistered("response_head");
        peer.request("r", "/v1/chat/completions", true);
        FakeModelServer.Call call = backend.next();
        call.beginStream();
        call.write("a");
        JsonNode first = peer.message();
        assertThat(first.path("status_code").asInt()).isEqualTo(200);
        assertThat(first.path("headers").toString())
                .isEqualTo("{\"content-type\":\"text/event-stream\"}");
        call.write("b");
        assertThat(peer.message().has("status_code")).isFalse();
    }

    @Test
    void anErrorOnAStreamKeepsItsStatusAndBody() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("r", "/v1/chat/completions", true);
        backend.next().answer(429, "application/json", "{\"slow\":\"down\"}");
        JsonNode end = peer.message();
        assertThat(end.path("type").asText()).isEqualTo("response_complete");
        assertThat(end.path("status_code").asInt()).isEqualTo(429);
        assertThat(end.path("body").asText()).isEqualTo("{\"slow\":\"down\"}");
    }

    @Test
    void aCancelFreesTheSlotAndClosesTheBackendInEveryStage() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("before-head", "/v1/chat/completions", true);
        FakeModelServer.Call silent = backend.next();
        peer.cancel("before-head");
        peer.request("in-stream", "/v1/chat/completions", true);
        assertThat(peer.message().toString())
                .isEqualTo(
                        "{\"type\":\"response_complete\",\"request_id\":\"before-head\",\"status_code\":499}");
        FakeModelServer.Call streaming = backend.next();
        streaming.beginStream();
        streaming.write("x");
        assertThat(peer.message().path("chunk").asText()).isEqualTo("x");
        peer.cancel("in-stream");
        assertThat(peer.message().path("status_code").asInt()).isEqualTo(499);
        assertThat(silent.isClosedByTheWorker()).isTrue();
        assertThat(streaming.isClosedByTheWorker()).isTrue();
        peer.cancel("in-stream");
        peer.send("{'type':'ping'}");
        assertThat(peer.message().path("current_load").asInt()).isZero();
    }

    @Test
    void aBackendThatFailsHarmsItsOwnRequestOnly() throws Exception {
        start(builder -> builder.slots(2));
        FakeRelay.Peer peer = relay.nextRegistered();
        peer.request("good", "/v1/chat/completions", true);
        FakeModelServer.Call good = backend.next();
        good.beginStream();
        peer.request("bad", "/v1/messages", true);
        FakeModelServer.Call bad = backend.next();
        bad.beginStream();
        bad.write("data: 1\n\n");
        assertThat(peer.message().path("request_id").asText()).isEqualTo("bad");
        bad.reset();
        JsonNode end = peer.message();
        assertThat(end.path("status_code").asInt()).isEqualTo(502);
        assertThat(end.path("body").asText())
                .startsWith("{\"type\":\"error\",\"error\":{\"type\":\"api_error\"");
        good.write("still here");
        assertThat(peer.message().path("chunk").asText()).isEqualTo("still here");
    }

    @Test
    void aBackendThatIsDownIsAnswered502InTheRoutesDialect() throws Exception {
        backend.close();
        FakeRelay.Peer peer = started();
        peer.request("r", "/v1/chat/completions", false);
        JsonNode end = peer.message();
        assertThat(end.path("status_code").asInt()).isEqualTo(502);
        assertThat(end.path("body").asText()).contains("\"code\":\"backend_error\"", "cannot be");
    }

    @Test
    void aSilentBackendIsGivenUp() throws Exception {
        start(builder -> builder.idleTimeout(Duration.ofMillis(50)));
        FakeRelay.Peer peer = relay.nextRegistered();
        peer.request("r", "/v1/chat/completions", false);
        FakeModelServer.Call call = backend.next();
        assertThat(peer.message().path("status_code").asInt()).isEqualTo(502);
        assertThat(call.isClosedByTheWorker()).isTrue();
    }

    @Test
    void anAnswerThatIsNotTextIsA502() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("r", "/v1/chat/completions", false);
        FakeModelServer.Call call = backend.next();
        call.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n");
        call.write(new byte[] {(byte) 0xff, 0});
        JsonNode end = peer.message();
        assertThat(end.path("status_code").asInt()).isEqualTo(502);
        assertThat(end.path("body").asText()).contains("not UTF-8 text");
    }

    @Test
    void requestsBeyondTheSlotsAndDuplicatesAreNotForwarded() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("first", "/v1/messages", false);
        FakeModelServer.Call call = backend.next();
        peer.request("first", "/v1/messages", false);
        peer.request("second", "/v1/messages", false);
        JsonNode refusal = peer.message();
        assertThat(refusal.path("request_id").asText()).isEqualTo("second");
        assertThat(refusal.path("status_code").asInt()).isEqualTo(503);
        assertThat(refusal.path("body").asText()).contains("overloaded_error");
        call.answer(200, "application/json", "{}");
        assertThat(peer.message().path("request_id").asText()).isEqualTo("first");
        assertThat(backend.isIdle()).isTrue();
    }

    @Test
    void whatTheWorkerDoesNotUnderstandHarmsNobody() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("r", "/v1/chat/completions", false);
        FakeModelServer.Call call = backend.next();
        peer.send("{'type':'from_the_future','x':1}");
        peer.send("{'type':'cancel'}");
        peer.send("not json");
        peer.sendFrame(0x82, "binary");
        // One message in two fragments with a WebSocket ping between them.
        peer.sendFrame(0x01, "{\"type\":\"");
        peer.sendFrame(0x89, "x");
        peer.sendFrame(0x80, "ping\"}");
        assertThat(peer.message().path("type").asText()).isEqualTo("pong");
        call.answer(200, "application/json", "{}");
        assertThat(peer.message().path("status_code").asInt()).isEqualTo(200);
    }

    @Test
    void aPingIsAnsweredWithLoadAndTime() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("r", "/v1/chat/completions", false);
        backend.next();
        peer.send("{'type':'ping','timestamp_unix_ms':77,'new':null}");
        assertThat(peer.message().toString())
                .isEqualTo("{\"type\":\"pong\",\"current_load\":1,\"timestamp_unix_ms\":77}");
    }

    @Test
    void aDrainFinishesWhatRunsAndLeavesWithCode1000() throws Exception {
        start(builder -> builder);
        FakeRelay.Peer peer = relay.nextRegistered("drain");
        peer.request("r", "/v1/chat/completions", true);
        FakeModelServer.Call call = backend.next();
        CompletableFuture<Boolean> drained = worker.drain(Duration.ofSeconds(20));
        assertThat(peer.message().path("type").asText()).isEqualTo("drain");
        peer.request("late", "/v1/chat/completions", true);
        assertThat(peer.message().path("status_code").asInt()).isEqualTo(503);
        call.beginStream();
        call.write("x");
        call.end();
        assertThat(peer.message().path("chunk").asText()).isEqualTo("x");
        assertThat(peer.message().path("status_code").asInt()).isEqualTo(200);
        assertThat(peer.event()).isEqualTo("close 1000");
        assertThat(drained.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.snapshot().state()).isEqualTo(WorkerState.STOPPED);
    }

    @Test
    void aDrainThatTakesTooLongClosesTheBackend() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("r", "/v1/chat/completions", true);
        FakeModelServer.Call call = backend.next();
        CompletableFuture<Boolean> drained = worker.drain(Duration.ofMillis(50));
        assertThat(peer.message().toString())
                .isEqualTo("{\"type\":\"models_update\",\"models\":[],\"current_load\":1}");
        assertThat(drained.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(call.isClosedByTheWorker()).isTrue();
    }

    @Test
    void aLostConnectionClosesTheBackendsAndIsReplaced() throws Exception {
        FakeRelay.Peer peer = started();
        peer.request("r", "/v1/chat/completions", true);
        FakeModelServer.Call call = backend.next();
        peer.cut();
        assertThat(call.isClosedByTheWorker()).isTrue();
        assertThat(relay.nextRegistered().registration.path("current_load").asInt()).isZero();
    }

    @Test
    void aServerThatDrainsIsFoundAgain() throws Exception {
        FakeRelay.Peer peer = started();
        peer.send("{'type':'graceful_shutdown','reason':'deploy','drain_timeout_secs':30}");
        assertThat(peer.event()).isEqualTo("close 1000");
        assertThat(relay.nextRegistered().registration.path("type").asText()).isEqualTo("register");
    }

    @Test
    void aRejectionIsToldAsSuch() throws Exception {
        start(builder -> builder);
        FakeRelay.Peer peer = relay.next();
        peer.sendClose(1008, "worker authentication failed");
        assertThat(events.poll(20, TimeUnit.SECONDS))
                .isEqualTo(
                        new WorkerEvent.Disconnected(
                                "code 1008 worker authentication failed", true));
        assertThat(worker.snapshot().lastProblem()).contains("1008");
    }

    @Test
    void modelsFollowTheBackend() throws Exception {
        start(builder -> builder.models(List.of("*")));
        FakeRelay.Peer peer = relay.nextRegistered();
        assertThat(peer.registration.path("models").toString()).isEqualTo("[\"m\"]");
        backend.models = "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";
        peer.send("{'type':'models_refresh'}");
        assertThat(peer.message().toString())
                .isEqualTo(
                        "{\"type\":\"models_update\",\"models\":[\"a\",\"b\"],\"current_load\":0}");
        backend.models = "";
        peer.send("{'type':'models_refresh'}");
        peer.send("{'type':'ping'}");
        assertThat(peer.message().path("type").asText()).isEqualTo("pong");
        assertThat(worker.snapshot().models()).containsExactly("a", "b");
    }

    @Test
    void aPauseAndAnotherConfigurationReachTheServer() throws Exception {
        FakeRelay.Peer peer = started();
        worker.pause();
        assertThat(peer.message().path("models").toString()).isEqualTo("[]");
        awaitState(WorkerState.PAUSED);
        worker.resume();
        assertThat(peer.message().path("models").toString()).isEqualTo("[\"m\"]");
        worker.reconfigure(config(builder -> builder.name("other").models(List.of("n"))));
        // Without the capability the old connection is emptied before it is closed.
        assertThat(peer.message().path("models").toString()).isEqualTo("[]");
        assertThat(peer.event()).isEqualTo("close 1000");
        FakeRelay.Peer next = relay.nextRegistered();
        assertThat(next.registration.path("worker_name").asText()).isEqualTo("other");
        assertThat(next.registration.path("models").toString()).isEqualTo("[\"n\"]");
        awaitState(WorkerState.READY);
    }

    @Test
    void aBodyOfThirtyTwoMebibytesReachesTheBackend() throws Exception {
        FakeRelay.Peer peer = started();
        String body = "x".repeat(32 << 20);
        peer.send(
                "{'type':'request','request_id':'r','model':'m','endpoint_path':'/v1/x','is_streaming':false,'body':'"
                        + body
                        + "'}");
        FakeModelServer.Call call = backend.next();
        assertThat(call.body.equals(body)).isTrue();
    }

    private void awaitState(WorkerState state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> worker.snapshot().state() == state);
    }

    private FakeRelay.Peer started() throws Exception {
        start(builder -> builder);
        return relay.nextRegistered();
    }

    private void start(UnaryOperator<WorkerConfig.Builder> change) {
        worker.close();
        worker = new Worker(config(change));
        worker.listen(events::add);
        worker.start();
    }

    private WorkerConfig config(UnaryOperator<WorkerConfig.Builder> change) {
        return change.apply(
                        WorkerConfig.builder()
                                .relayUrl("http://127.0.0.1:" + relay.port())
                                .backendUrl(backend.url())
                                .models(List.of("m"))
                                .secret("s3cret"))
                .build();
    }
}
