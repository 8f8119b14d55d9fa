/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerId;
import org.junit.jupiter.api.Test;

/** The moves of one request; any other move is a bug. */
final class OpenRequestTest {
    private final Provider provider = new Provider(new ProviderName("local"));
    private final ConnectedWorker worker =
            new ConnectedWorker(
                    new WorkerId("ada"),
                    provider,
                    new ConnectedWorker.Profile("ada", 1, List.of()),
                    1);
    private final OpenRequest request =
            new OpenRequest(new RequestId("r1"), provider, "a", 1, new WaitClock(0));

    @Test
    void itStartsInTheQueue() {
        assertThat(request.state()).isEqualTo(OpenRequest.State.QUEUED);
        assertThat(request.worker()).isNull();
        assertThat(request.requeues()).isZero();
        assertThat(request.isAnswerStarted()).isFalse();
    }

    @Test
    void dispatchedItIsHeldByItsWorker() {
        request.dispatched(worker);
        assertThat(request.state()).isEqualTo(OpenRequest.State.IN_FLIGHT);
        assertThat(request.worker()).isSameAs(worker);
    }

    @Test
    void requeuedItBelongsToNobody() {
        request.dispatched(worker);
        request.requeued();
        assertThat(request.state()).isEqualTo(OpenRequest.State.QUEUED);
        assertThat(request.worker()).isNull();
        assertThat(request.requeues()).isEqualTo(1);
    }

    @Test
    void endedItBelongsToNobody() {
        request.dispatched(worker);
        request.ended();
        assertThat(request.state()).isEqualTo(OpenRequest.State.ENDED);
        assertThat(request.worker()).isNull();
    }

    @Test
    void nothingIsDispatchedTwice() {
        request.dispatched(worker);
        assertThatIllegalStateException()
                .isThrownBy(() -> request.dispatched(worker))
                .withMessage("r1: is IN_FLIGHT, not QUEUED");
    }

    @Test
    void nothingEndsTwice() {
        request.ended();
        assertThatIllegalStateException().isThrownBy(request::ended).withMessage("r1: ended twice");
    }

    @Test
    void nothingIsDispatchedAfterItsEnd() {
        request.ended();
        assertThatIllegalStateException().isThrownBy(() -> request.dispatched(worker));
    }

    @Test
    void onlyWhatIsInFlightIsAnsweredOrRequeued() {
        assertThatIllegalStateException().isThrownBy(request::answerStarted);
        assertThatIllegalStateException().isThrownBy(request::requeued);
    }

    @Test
    void nothingIsRequeuedAfterItsAnswerStarted() {
        request.dispatched(worker);
        request.answerStarted();
        assertThatIllegalStateException()
                .isThrownBy(request::requeued)
                .withMessage("r1: requeued after its answer had started");
    }

    @Test
    void aWorkerReleasesOnlyWhatItHolds() {
        assertThatIllegalStateException()
                .isThrownBy(() -> worker.release(request))
                .withMessage("r1: is not held by ada");
    }
}
