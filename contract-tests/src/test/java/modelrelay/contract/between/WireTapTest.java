/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.between;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.ScriptedServer;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.tap.Patience;
import modelrelay.contract.tap.Taps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tap between two programs, with both of them played. */
final class WireTapTest {
    private final Taps seen = Taps.fresh();
    private final Taps unseen = Taps.fresh();
    private final Patience patience = new Patience(seen.journal());
    private final ScriptedServer server = new ScriptedServer(unseen);
    private final WireTap tap = new WireTap(server.port(), seen);
    private final ScriptedWorker worker =
            new ScriptedWorker(
                    "ada", tap.port(), "/v1/worker/connect?provider=local", List.of(), unseen);

    @AfterEach
    void everybodyLeaves() throws IOException {
        worker.close();
        tap.close();
        server.close();
    }

    @Test
    void passesEverythingOnAndFindsNothingWrong() {
        answerOne();
        worker.session().close(1000, "bye");
        patience.until("the close is seen", () -> seen.journal().tail().contains("1000 bye"));
        assertThat(server.endMessages("r-1")).hasSize(1);
        assertThat(seen.findings().ofPrograms()).isEmpty();
        assertThat(seen.invariants().inFlight()).isZero();
    }

    @Test
    void blamesWhoAnswersTwice() {
        answerOne();
        worker.complete("r-1", 200, "text/plain", "again");
        awaitFinding("tap-1: a second end of request r-1");
    }

    @Test
    void blamesWhoSaysWhatTheContractDoesNotKnow() {
        register();
        worker.session().sendUnchecked("{\"type\":\"pong\",\"current_load\":\"much\"}");
        awaitFinding("pong");
    }

    @Test
    void blamesWhoGoesOnAfterTheClose() {
        register();
        // The first close is not answered, or the connection might be gone before the second.
        server.session().stopReading();
        worker.session().close(1000, "bye");
        worker.session().close(1000, "bye again");
        awaitFinding("a frame after the close");
    }

    private void register() {
        worker.register(List.of("llama"), 1);
        patience.until("the ack arrives", () -> worker.ack().isPresent());
    }

    private void answerOne() {
        register();
        server.request("r-1", Ask.post("/v1/chat/completions", "{}"), "llama", false);
        patience.until("the request arrives", () -> !worker.requests().isEmpty());
        worker.complete("r-1", 200, "text/plain", "fine");
        patience.until("the answer arrives", () -> !server.ends("r-1").isEmpty());
    }

    private void awaitFinding(String part) {
        patience.until(
                () -> part + " is not among " + seen.findings().ofPrograms(),
                () -> seen.findings().ofPrograms().stream().anyMatch(f -> f.contains(part)));
    }
}
