/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.LOCAL;
import static modelrelay.server.core.Scene.dispatches;
import static modelrelay.server.core.Scene.enqueue;
import static modelrelay.server.core.Scene.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.ProviderName;
import org.junit.jupiter.api.Test;

/** Which of several workers gets a request. */
final class SelectionTest {
    private final Scene scene = new Scene();

    private String servedBy(String request, String model) {
        return dispatches(scene.submit(request, model)).findFirst().orElse("nobody");
    }

    @Test
    void theModelMustMatchExactly() {
        scene.register("ada", 1, "llama");
        assertThat(scene.submit("r", "Llama")).containsExactly(enqueue("r"));
    }

    @Test
    void theProviderMustBeTheSame() {
        ProviderName other = new ProviderName("other");
        scene.apply(new Event.ProviderEnabled(other));
        scene.register("ada", 1, "llama");
        assertThat(scene.apply(new Event.Submitted(request("r"), other, "llama", scene.nowNanos())))
                .containsExactly(enqueue("r"));
        assertThat(scene.core().queueLength(other)).isEqualTo(1);
        assertThat(scene.core().queueLength(LOCAL)).isZero();
    }

    @Test
    void theLowestLoadWins() {
        scene.register("ada", 4, "llama");
        scene.register("bob", 4, "llama");
        scene.pong("ada", 2);
        scene.pong("bob", 1);
        assertThat(servedBy("r1", "llama")).isEqualTo("r1@bob");
    }

    @Test
    void equalsTakeTurns() {
        scene.register("ada", 9, "llama");
        scene.register("bob", 9, "llama");
        scene.register("cyd", 9, "llama");
        for (int round = 0; round < 3; round++) {
            for (String name : new String[] {"ada", "bob", "cyd"}) {
                assertThat(servedBy("r" + round + name, "llama")).endsWith("@" + name);
                scene.complete(name, "r" + round + name);
            }
        }
    }

    @Test
    void turnsAreTakenForEachModelAlone() {
        scene.register("ada", 9, "a", "b");
        scene.register("bob", 9, "a", "b");
        assertThat(servedBy("r1", "a")).isEqualTo("r1@ada");
        scene.complete("ada", "r1");
        assertThat(servedBy("r2", "b")).isEqualTo("r2@ada");
        scene.complete("ada", "r2");
        assertThat(servedBy("r3", "a")).isEqualTo("r3@bob");
        scene.complete("bob", "r3");
        assertThat(servedBy("r4", "b")).isEqualTo("r4@bob");
    }

    @Test
    void anUpdateThatKeepsAModelKeepsTheTurn() {
        scene.register("ada", 9, "a");
        scene.register("bob", 9, "a");
        assertThat(servedBy("r1", "a")).isEqualTo("r1@ada");
        scene.complete("ada", "r1");
        scene.update("ada", 0, "b", "a");
        assertThat(servedBy("r2", "a")).isEqualTo("r2@bob");
    }

    @Test
    void requestsFromTheQueueCountAsTurns() {
        scene.submit("r1", "a");
        scene.register("ada", 9, "a");
        scene.register("bob", 9, "a");
        scene.complete("ada", "r1");
        assertThat(servedBy("r2", "a")).isEqualTo("r2@bob");
    }

    @Test
    void aWildcardWorkerServesAnything() {
        scene.register("ada", 1, "*");
        assertThat(servedBy("r1", "whatever")).isEqualTo("r1@ada");
    }

    @Test
    void wildcardAndNamedWorkersCompeteByLoadAndTurn() {
        scene.register("wild", 9, "*");
        scene.register("named", 9, "a");
        assertThat(servedBy("r1", "a")).isEqualTo("r1@wild");
        assertThat(servedBy("r2", "a")).isEqualTo("r2@named");
        assertThat(servedBy("r3", "a")).isEqualTo("r3@wild");
        scene.complete("wild", "r1");
        scene.complete("wild", "r3");
        assertThat(servedBy("r4", "a")).isEqualTo("r4@wild");
        scene.complete("named", "r2");
        assertThat(servedBy("r5", "a")).isEqualTo("r5@named");
    }

    @Test
    void slotsBoundWhatIsInFlight() {
        scene.register("ada", 2, "a");
        assertThat(servedBy("r1", "a")).isEqualTo("r1@ada");
        assertThat(servedBy("r2", "a")).isEqualTo("r2@ada");
        assertThat(servedBy("r3", "a")).isEqualTo("nobody");
        assertThat(scene.core().inFlight()).isEqualTo(2);
    }

    @Test
    void twoConnectionsOfOneNameAreTwoWorkers() {
        scene.register("ada1", 1, "a");
        scene.register("ada2", 1, "a");
        assertThat(servedBy("r1", "a")).isEqualTo("r1@ada1");
        assertThat(servedBy("r2", "a")).isEqualTo("r2@ada2");
    }

    @Test
    void onlyTheLoadFromElsewhereIsAddedToWhatIsInFlight() {
        scene.register("ada", 3, "a");
        scene.submit("r1", "a");
        scene.pong("ada", 2);
        assertThat(scene.core().workers().getFirst().reportedLoad()).isEqualTo(2);
        assertThat(servedBy("r2", "a")).isEqualTo("r2@ada");
        assertThat(servedBy("r3", "a")).isEqualTo("nobody");
    }

    @Test
    void aReportBelowWhatIsInFlightMeansNoLoadFromElsewhere() {
        scene.register("ada", 2, "a");
        scene.submit("r1", "a");
        scene.pong("ada", 0);
        assertThat(servedBy("r2", "a")).isEqualTo("r2@ada");
        assertThat(servedBy("r3", "a")).isEqualTo("nobody");
    }

    @Test
    void aNegativeReportCountsAsNone() {
        scene.register("ada", 1, "a");
        scene.pong("ada", -7);
        assertThat(scene.core().workers().getFirst().reportedLoad()).isZero();
        assertThat(servedBy("r1", "a")).isEqualTo("r1@ada");
    }

    @Test
    void theHighestLoadDoesNotOverflow() {
        scene.register("ada", Integer.MAX_VALUE, "a");
        scene.submit("r1", "a");
        scene.pong("ada", Integer.MAX_VALUE);
        assertThat(servedBy("r2", "a")).isEqualTo("nobody");
    }

    @Test
    void theExternalLoadStaysWhenARequestEnds() {
        scene.register("ada", 2, "a");
        scene.submit("r1", "a");
        scene.pong("ada", 2);
        scene.complete("ada", "r1");
        assertThat(servedBy("r2", "a")).isEqualTo("r2@ada");
        assertThat(servedBy("r3", "a")).isEqualTo("nobody");
    }

    /** The worker had answered the ping before it read of the cancel. */
    @Test
    void aCancelThatCrossesAPongLeavesNoExternalLoadBehind() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.pass(Duration.ofSeconds(15));
        scene.leave("r1");
        scene.pong("ada", 1);
        assertThat(servedBy("r2", "a")).isEqualTo("r2@ada");
    }

    @Test
    void aCancelThatCrossesAModelsUpdateLeavesNoExternalLoadBehind() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.leave("r1");
        scene.update("ada", 1, "a");
        assertThat(servedBy("r2", "a")).isEqualTo("r2@ada");
    }

    @Test
    void aCancelThatCrossesAPongAndAnUpdateLeavesNoExternalLoadBehind() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.pass(Duration.ofSeconds(15));
        scene.leave("r1");
        scene.pong("ada", 1);
        scene.update("ada", 1, "a");
        assertThat(servedBy("r2", "a")).isEqualTo("r2@ada");
    }

    @Test
    void onlyTheFirstReportAfterACancelMayHaveCrossedIt() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.leave("r1");
        scene.update("ada", 1, "a");
        scene.update("ada", 1, "a");
        assertThat(servedBy("r2", "a")).isEqualTo("nobody");
    }

    @Test
    void aPongThatCrossesNoCancelTellsTheExternalLoad() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.pass(Duration.ofSeconds(15));
        scene.pong("ada", 1);
        scene.leave("r1");
        scene.pong("ada", 1);
        assertThat(servedBy("r2", "a")).isEqualTo("nobody");
    }
}
