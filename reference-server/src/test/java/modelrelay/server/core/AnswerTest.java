/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.breakOff;
import static modelrelay.server.core.Scene.cancel;
import static modelrelay.server.core.Scene.completed;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.drop;
import static modelrelay.server.core.Scene.reject;
import static modelrelay.server.core.Scene.request;
import static modelrelay.server.core.Scene.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.RejectReason;
import org.junit.jupiter.api.Test;

/** What workers say about requests, and what they may not say. */
final class AnswerTest {
    private final Scene scene = new Scene();

    private Scene inFlight() {
        scene.register("ada", 1, "a");
        scene.register("bob", 1, "b");
        scene.submit("r1", "a");
        return scene;
    }

    private static Event error(String worker, String request) {
        return new Event.ErrorReported(worker(worker), request(request));
    }

    private static Event outgrown(String worker, String request) {
        return new Event.AnswerOutgrown(worker(worker), request(request));
    }

    @Test
    void theFirstPieceOpensTheAnswer() {
        assertThat(inFlight().start("ada", "r1"))
                .containsExactly(new Effect.OpenAnswer(request("r1"), worker("ada")));
    }

    @Test
    void completionFreesTheSlotAndServesTheNext() {
        inFlight().submit("r2", "a");
        assertThat(scene.complete("ada", "r1"))
                .containsExactly(completed("r1", "ada"), dispatch("r2", "ada"));
    }

    @Test
    void whatASecondCompletionSaysIsDropped() {
        inFlight().complete("ada", "r1");
        assertThat(scene.complete("ada", "r1")).containsExactly(drop("ada", "r1"));
    }

    @Test
    void anotherWorkersRequestIsNotTouched() {
        assertThat(inFlight().complete("bob", "r1")).containsExactly(drop("bob", "r1"));
        assertThat(scene.start("bob", "r1")).containsExactly(drop("bob", "r1"));
        assertThat(scene.apply(error("bob", "r1"))).containsExactly(drop("bob", "r1"));
        assertThat(scene.apply(outgrown("bob", "r1"))).containsExactly(drop("bob", "r1"));
        assertThat(scene.complete("ada", "r1")).containsExactly(completed("r1", "ada"));
    }

    @Test
    void anIdNeverGivenOutIsDropped() {
        assertThat(inFlight().complete("ada", "r9")).containsExactly(drop("ada", "r9"));
    }

    @Test
    void aWaitingRequestCannotBeAnswered() {
        scene.submit("r1", "a");
        assertThat(scene.complete("ada", "r1")).containsExactly(drop("ada", "r1"));
    }

    @Test
    void anErrorBeforeTheFirstPieceRejects() {
        inFlight().submit("r2", "a");
        assertThat(scene.apply(error("ada", "r1")))
                .containsExactly(reject("r1", RejectReason.BACKEND_ERROR), dispatch("r2", "ada"));
    }

    @Test
    void anErrorAfterTheFirstPieceBreaksOff() {
        inFlight().start("ada", "r1");
        assertThat(scene.apply(error("ada", "r1")))
                .containsExactly(breakOff("r1", RejectReason.BACKEND_ERROR));
    }

    @Test
    void anAnswerBeyondItsCeilingIsBrokenOffAndCancelled() {
        inFlight().start("ada", "r1");
        assertThat(scene.apply(outgrown("ada", "r1")))
                .containsExactly(
                        cancel("r1", "ada", CancelReason.ANSWER_TOO_LARGE),
                        breakOff("r1", RejectReason.ANSWER_TOO_LARGE));
    }

    @Test
    void aRequestIdIsUsedOnce() {
        Scene busy = inFlight();
        assertThatIllegalStateException().isThrownBy(() -> busy.submit("r1", "a"));
    }
}
