/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control API, as its README promises it. */
@Timeout(30)
class ControlApiTest {
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
    void aScriptWithTimesFailsOnceThenTheModelWorks() throws Exception {
        driver.script("{'match':{'marker':'a-1'},'times':1,'answer':{'status':503}}");
        assertThat(client.post("{'model':'other'}").readUntil("total_tokens")).contains(" 200 OK");
        assertThat(client.post("{'model':'a-1'}").readUntil("server_error")).contains(" 503 ");
        assertThat(client.post("{'model':'a-1'}").readUntil("total_tokens")).contains(" 200 OK");
    }

    @Test
    void aListWithOneBadScriptChangesNothing() throws Exception {
        var said = driver.call("POST", "/scripts", "[{'answer':{}},{'answer':{'tokns':1}}]");
        assertThat(said.status()).isEqualTo(400);
        assertThat(driver.call("GET", "/scripts", "").json().path("scripts")).isEmpty();
    }

    @Test
    void scriptsAreListedAndRemovedByMarker() throws Exception {
        driver.script(
                "[{'match':{'marker':'a'},'times':2,'answer':{}},{'match':{'marker':'b'},'answer':{}}]");
        assertThat(driver.call("GET", "/scripts", "").json().at("/scripts/0/left").asInt())
                .isEqualTo(2);
        assertThat(driver.call("DELETE", "/scripts?marker=a", "").json().path("removed").asInt())
                .isEqualTo(1);
        assertThat(driver.call("GET", "/scripts", "").json().path("scripts")).hasSize(1);
    }

    @Test
    void theJournalShowsTheRequestAsItCame() throws Exception {
        client.post("{'model':'m', 'messages':[{'role':'user','content':'é'}]}")
                .readUntil("total_tokens");
        var entry = driver.await("model=m&state=completed");
        assertThat(entry.path("body").asText())
                .isEqualTo(
                        "{\"model\":\"m\", \"messages\":[{\"role\":\"user\",\"content\":\"é\"}]}");
        assertThat(entry.path("body_bytes").asInt()).isEqualTo(58);
        assertThat(entry.path("body_sha256").asText())
                .isEqualTo("ad877dec8c010b5b9737f03de54585df5b2c0614fe6cd5343b807b3fb8ed0470");
        assertThat(entry.at("/headers/host/0").asText()).isEqualTo("x");
        assertThat(entry.path("arrived_nanos").asLong())
                .isLessThan(entry.path("head_sent_nanos").asLong());
        assertThat(entry.path("head_sent_nanos").asLong())
                .isLessThan(entry.path("ended_nanos").asLong());
    }

    @Test
    void whoAwaitsIsAnsweredWhenItHappens() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = CompletableFuture.supplyAsync(this::awaitTwo, threads);
            client.post("{'model':'two'}").readUntil("total_tokens");
            client.post("{'model':'two'}").readUntil("total_tokens");
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void patienceThatEndsIsNotSatisfied() throws Exception {
        var said = driver.call("GET", "/journal?model=nobody&await_ms=1", "");
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().path("satisfied").asBoolean()).isFalse();
    }

    @Test
    void aReleaseBeforeTheHoldIsKept() throws Exception {
        client.post("{'model':'m','stream':true,'fake':{'hold':['head','end']}}");
        driver.await("gate=head");
        driver.release("model=m&count=2");
        client.readUntil("[DONE]");
    }

    @Test
    void aReleaseCanWaitForTheHold() throws Exception {
        driver.script("{'match':{'model':'m'},'answer':{'hold':['head']}}");
        client.post("{'model':'m'}");
        driver.release("model=m&await_ms=10000");
        client.readUntil("total_tokens");
    }

    @Test
    void gatesShowWhoWaitsWhere() throws Exception {
        client.post("{'model':'m','stream':true,'fake':{'hold':['token:2']}}");
        driver.await("gate=any");
        var waiting = driver.call("GET", "/gates", "").json().path("entries");
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).path("gate").asText()).isEqualTo("token:2");
    }

    @Test
    void forgettingByMarkerSparesTheOthers() throws Exception {
        client.post("{'model':'keep'}").readUntil("total_tokens");
        client.post("{'model':'drop'}").readUntil("total_tokens");
        driver.await("count=2&state=completed");
        assertThat(driver.call("DELETE", "/journal?marker=drop", "").json().path("removed").asInt())
                .isEqualTo(1);
        assertThat(driver.await("state=ended").path("model").asText()).isEqualTo("keep");
    }

    @Test
    void modelsCanBeChanged() throws Exception {
        driver.call("PUT", "/models", "{'models':['x','y']}");
        client.send(
                "GET /v1/models HTTP/1.1\r\nhost: x\r\n\r\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(client.readUntil("]}")).contains("\"x\"", "\"y\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET    | /nowhere              | 404 | no GET /nowhere
                    GET    | /journal?modl=x       | 400 | unknown parameter 'modl'
                    GET    | /journal?state=gone   | 400 | state must be
                    GET    | /journal?gate=middle  | 400 | gate:
                    GET    | /journal?await_ms=-1  | 400 | await_ms must be
                    POST   | /scripts              | 400 | script must be a JSON object
                    POST   | /release              | 400 | say which requests
                    POST   | /release?model=x      | 404 | no open request matches
                    POST   | /cut?model=x          | 404 | no open request matches
                    POST   | /cut?model=x&how=fire | 400 | how must be
                    PUT    | /models               | 400 | models must be
                    """)
    void aMistakeIsExplained(String method, String path, int status, String why) throws Exception {
        var said = driver.call(method, path, "");
        assertThat(said.status()).isEqualTo(status);
        assertThat(said.json().path("error").asText()).startsWith(why);
    }

    private boolean awaitTwo() {
        try {
            return driver.call("GET", "/journal?model=two&count=2&await_ms=10000", "")
                    .json()
                    .path("satisfied")
                    .asBoolean();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
