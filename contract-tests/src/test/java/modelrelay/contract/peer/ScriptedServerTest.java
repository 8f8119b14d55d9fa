/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modelrelay.contract.tap.Patience;
import modelrelay.contract.tap.Taps;
import org.junit.jupiter.api.RepeatedTest;

/** The played server keeps the contract that it judges others by. */
final class ScriptedServerTest {
    private final Taps taps = Taps.fresh();
    private final Patience patience = new Patience(taps.journal());

    /** Two threads send, so one try proves little. */
    @RepeatedTest(300)
    void aRegisteredWorkerHasItsAckBeforeAnythingElse() {
        String target = "/v1/worker/connect?provider=local";
        try (var server = new ScriptedServer(taps);
                var worker = new ScriptedWorker("ada", server.port(), target, List.of(), taps)) {
            worker.register(List.of("llama"), 1);
            patience.until("it registers", () -> server.hasRegistrations(1));
            server.request("r-1", Ask.post("/v1/chat/completions", "{}"), "llama", false);
            patience.until("both arrive", () -> worker.session().messages().size() == 2);
            assertThat(worker.session().messages().getFirst().type()).isEqualTo("register_ack");
        }
    }
}
