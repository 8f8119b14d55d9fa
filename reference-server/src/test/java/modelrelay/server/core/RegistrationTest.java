/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.LOCAL;
import static modelrelay.server.core.Scene.close;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.dispatches;
import static modelrelay.server.core.Scene.enqueue;
import static modelrelay.server.core.Scene.registration;
import static modelrelay.server.core.Scene.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.Limits;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.Registration;
import modelrelay.server.core.terms.WorkerClose;
import modelrelay.server.core.terms.WorkerView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a worker comes in, and what the relay makes of what it says. */
final class RegistrationTest {
    private final Scene scene = new Scene();

    private static Effect.Acknowledge ack(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Acknowledge.class::isInstance)
                .map(Effect.Acknowledge.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Registration speaking(@Nullable String version, String... capabilities) {
        return new Registration(
                "name",
                List.of("llama"),
                1,
                0,
                new Registration.Protocol(version, List.of(capabilities)));
    }

    @Test
    void aPlainRegistrationIsAcknowledgedWithoutWarnings() {
        assertThat(scene.register("ada", 2, "llama", "qwen"))
                .containsExactly(
                        new Effect.Acknowledge(
                                worker("ada"), List.of("llama", "qwen"), List.of(), List.of()));
        assertThat(scene.core().workers())
                .containsExactly(
                        new WorkerView(
                                worker("ada"),
                                LOCAL,
                                "name",
                                List.of("llama", "qwen"),
                                2,
                                0,
                                0,
                                false));
        assertThat(scene.core().isConnected(worker("ada"))).isTrue();
        assertThat(scene.core().workerCount()).isEqualTo(1);
    }

    @Test
    void modelNamesAreTrimmedAndEmptyOnesAndDuplicatesDropped() {
        assertThat(ack(scene.register("ada", 1, " b ", "a", "", "  ", "b", "A")).models())
                .containsExactly("b", "a", "A");
    }

    @Test
    void droppingEmptyNamesAndDuplicatesIsNoReasonForAWarning() {
        assertThat(ack(scene.register("ada", 1, "a", "", "a")).warnings()).isEmpty();
    }

    @Test
    void modelsBeyondTheCapAreLeftOutWithAWarning() {
        Scene capped = new Scene(new Limits(100, 3, 2, 256, Limits.Times.standard()));
        Effect.Acknowledge ack = ack(capped.register("ada", 1, "a", "b", "a", "c", "d"));
        assertThat(ack.models()).containsExactly("a", "b");
        assertThat(ack.warnings()).containsExactly("only the first 2 models are used");
    }

    @Test
    void aListOfExactlyTheCapIsTakenWhole() {
        Scene capped = new Scene(new Limits(100, 3, 2, 256, Limits.Times.standard()));
        assertThat(ack(capped.register("ada", 1, "a", "b", "b")).warnings()).isEmpty();
    }

    @Test
    void aModelNameLongerThanTheLimitIsLeftOutWithAWarning() {
        String longest = "x".repeat(256);
        Effect.Acknowledge ack = ack(scene.register("ada", 1, longest + "y", longest));
        assertThat(ack.models()).containsExactly(longest);
        assertThat(ack.warnings())
                .containsExactly("1 model name(s) longer than 256 characters left out");
    }

    @Test
    void zeroSlotsBecomeOneWithAWarning() {
        Effect.Acknowledge ack = ack(scene.register("ada", 0, "llama"));
        assertThat(ack.warnings()).containsExactly("max_concurrent 0: taken as 1");
        assertThat(scene.core().workers().getFirst().maxConcurrent()).isEqualTo(1);
    }

    @Test
    void anyNumberOfSlotsIsAccepted() {
        assertThat(ack(scene.register("ada", Integer.MAX_VALUE, "llama")).warnings()).isEmpty();
        assertThat(dispatches(scene.submit("r", "llama"))).containsExactly("r@ada");
    }

    @Test
    void aBlankNameBecomesWorkerWithAWarning() {
        Effect.Acknowledge ack =
                ack(
                        scene.register(
                                "ada",
                                new Registration(
                                        "  ",
                                        List.of("llama"),
                                        1,
                                        0,
                                        new Registration.Protocol(
                                                Registration.PROTOCOL_VERSION, List.of()))));
        assertThat(ack.warnings()).containsExactly("worker_name is blank: taken as worker");
        assertThat(scene.core().workers().getFirst().workerName()).isEqualTo("worker");
    }

    @Test
    void aLongNameIsCutWithAWarningAndOneAtTheLimitIsNot() {
        Registration.Protocol protocol =
                new Registration.Protocol(Registration.PROTOCOL_VERSION, List.of());
        List<String> models = List.of("llama");
        Effect.Acknowledge cut =
                ack(
                        scene.register(
                                "ada", new Registration("n".repeat(257), models, 1, 0, protocol)));
        Effect.Acknowledge whole =
                ack(
                        scene.register(
                                "bob",
                                new Registration(" " + "n".repeat(256), models, 1, 0, protocol)));
        assertThat(cut.warnings()).containsExactly("worker_name is cut to 256 characters");
        assertThat(whole.warnings()).isEmpty();
        assertThat(scene.core().workers())
                .extracting(WorkerView::workerName)
                .containsExactly("n".repeat(256), "n".repeat(256));
    }

    @Test
    void aWorkerWithoutUsableModelIsRegisteredWithAWarning() {
        assertThat(ack(scene.register("ada", 1, " ")).warnings())
                .containsExactly("no usable model: no request can be routed to this worker");
        assertThat(scene.submit("r", "llama")).containsExactly(enqueue("r"));
    }

    @Test
    void aMissingVersionIsAcceptedWithAWarning() {
        assertThat(ack(scene.register("ada", speaking(null))).warnings())
                .containsExactly("no protocol_version: taken as 2026-04-bridge-v1");
    }

    @Test
    void anotherVersionIsRefused() {
        assertThat(scene.register("ada", speaking("2027-01-bridge-v2")))
                .containsExactly(close("ada", WorkerClose.VERSION_MISMATCH));
        assertThat(scene.core().workerCount()).isZero();
    }

    @Test
    void onlyCapabilitiesKnownToBothSidesAreAcknowledged() {
        assertThat(ack(scene.register("ada", speaking(null, "fly", "drain"))).capabilities())
                .containsExactly("drain");
    }

    @Test
    void aWorkerOfAnUnknownProviderIsRefused() {
        assertThat(
                        scene.apply(
                                new Event.WorkerRegistered(
                                        worker("ada"),
                                        new ProviderName("elsewhere"),
                                        registration(1, "llama"))))
                .containsExactly(close("ada", WorkerClose.PROVIDER_CLOSED));
    }

    @Test
    void aWorkerIdIsUsedOnce() {
        scene.register("ada", 1, "llama");
        assertThatIllegalStateException().isThrownBy(() -> scene.register("ada", 1, "llama"));
    }

    @Test
    void waitingRequestsAreDispatchedRightBehindTheAcknowledgementUpToTheSlots() {
        scene.submit("r1", "llama");
        scene.submit("r2", "llama");
        scene.submit("r3", "llama");
        assertThat(scene.register("ada", 2, "llama"))
                .containsExactly(
                        new Effect.Acknowledge(
                                worker("ada"), List.of("llama"), List.of(), List.of()),
                        dispatch("r1", "ada"),
                        dispatch("r2", "ada"));
    }

    @Test
    void loadThatAWorkerBringsAlongTakesItsSlots() {
        Registration loaded =
                new Registration(
                        "name",
                        List.of("llama"),
                        2,
                        1,
                        new Registration.Protocol(Registration.PROTOCOL_VERSION, List.of()));
        scene.register("ada", loaded);
        assertThat(dispatches(scene.submit("r1", "llama"))).containsExactly("r1@ada");
        assertThat(scene.submit("r2", "llama")).containsExactly(enqueue("r2"));
    }
}
