/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.LOCAL;
import static modelrelay.server.core.Scene.close;
import static modelrelay.server.core.Scene.completed;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.reject;
import static modelrelay.server.core.Scene.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import modelrelay.server.core.terms.Effect;
import modelrelay.server.core.terms.Event;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerClose;
import modelrelay.server.core.terms.WorkerId;
import org.junit.jupiter.api.Test;

/** Switching a provider off and on. */
final class ProviderTest {
    private final Scene scene = new Scene();

    private static final RejectReason DISABLED = RejectReason.PROVIDER_DISABLED;

    @CanIgnoreReturnValue
    private List<Effect> disable() {
        return scene.apply(new Event.ProviderDisabled(LOCAL));
    }

    @Test
    void whatWaitsIsRejectedInOrderAndWhatIsInFlightFinishes() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        scene.submit("r2", "a");
        scene.submit("r3", "b");
        scene.submit("r4", "a");
        assertThat(disable())
                .containsExactly(
                        reject("r2", DISABLED), reject("r3", DISABLED), reject("r4", DISABLED));
        assertThat(scene.complete("ada", "r1")).containsExactly(completed("r1", "ada"));
    }

    @Test
    void newRequestsAndWorkersAreRefused() {
        disable();
        assertThat(scene.core().isEnabled(LOCAL)).isFalse();
        assertThat(scene.submit("r1", "a")).containsExactly(reject("r1", DISABLED));
        assertThat(scene.register("ada", 1, "a"))
                .containsExactly(close("ada", WorkerClose.PROVIDER_CLOSED));
    }

    @Test
    void aRequestThatLosesItsWorkerMeanwhileIsRejectedNotQueued() {
        scene.register("ada", 1, "a");
        scene.submit("r1", "a");
        disable();
        assertThat(scene.lose("ada")).containsExactly(reject("r1", DISABLED));
    }

    @Test
    void enabledAgainEverythingIsAsBefore() {
        scene.register("ada", 1, "a");
        disable();
        scene.apply(new Event.ProviderEnabled(LOCAL));
        assertThat(scene.core().isEnabled(LOCAL)).isTrue();
        assertThat(scene.submit("r1", "a")).containsExactly(dispatch("r1", "ada"));
    }

    @Test
    void anUnknownProviderServesNobody() {
        ProviderName elsewhere = new ProviderName("elsewhere");
        assertThat(
                        scene.apply(
                                new Event.Submitted(
                                        request("r1"), elsewhere, "a", scene.nowNanos())))
                .containsExactly(reject("r1", DISABLED));
        assertThat(scene.apply(new Event.ProviderDisabled(elsewhere))).isEmpty();
        assertThat(scene.core().isEnabled(elsewhere)).isFalse();
        assertThat(scene.core().queueLength(elsewhere)).isZero();
        assertThat(scene.core().providers()).containsExactly(LOCAL);
    }

    @Test
    void providersAreListedInTheOrderTheyWereSetUp() {
        ProviderName second = new ProviderName("a-second");
        scene.apply(new Event.ProviderEnabled(second));
        assertThat(scene.core().providers()).containsExactly(LOCAL, second);
    }

    @Test
    void namesAndIdsPrintAsTheirText() {
        assertThat(new ProviderName("p")).hasToString("p");
        assertThat(new RequestId("r")).hasToString("r");
        assertThat(new WorkerId("w")).hasToString("w");
    }
}
