/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static modelrelay.server.core.Scene.LOCAL;
import static modelrelay.server.core.Scene.completed;
import static modelrelay.server.core.Scene.dispatch;
import static modelrelay.server.core.Scene.enqueue;
import static org.assertj.core.api.Assertions.assertThat;

import modelrelay.server.core.terms.ProviderName;
import org.junit.jupiter.api.Test;

/** Which models are listed, and how the list follows its workers. */
final class CatalogueTest {
    private final Scene scene = new Scene();

    @Test
    void eachModelIsListedOnceInTheOrderFirstSeen() {
        scene.register("ada", 1, "b", "a");
        scene.register("bob", 1, "a", "c");
        assertThat(scene.core().models(LOCAL)).containsExactly("b", "a", "c");
    }

    @Test
    void theWildcardIsNeverListed() {
        scene.register("ada", 1, "*", "a");
        assertThat(scene.core().models(LOCAL)).containsExactly("a");
    }

    @Test
    void nobodyAndUnknownProvidersListNothing() {
        assertThat(scene.core().models(LOCAL)).isEmpty();
        assertThat(scene.core().models(new ProviderName("elsewhere"))).isEmpty();
    }

    @Test
    void modelsOfALostWorkerLeaveUnlessAnotherOffersThem() {
        scene.register("ada", 1, "a", "b");
        scene.register("bob", 1, "b");
        scene.lose("ada");
        assertThat(scene.core().models(LOCAL)).containsExactly("b");
        scene.lose("bob");
        assertThat(scene.core().models(LOCAL)).isEmpty();
    }

    @Test
    void modelsOfADrainingWorkerLeaveAtOnceAndOnlyOnce() {
        scene.register("ada", 1, "a");
        scene.register("bob", 1, "a", "b");
        scene.submit("r", "b");
        scene.askDrain("bob", null);
        assertThat(scene.core().models(LOCAL)).containsExactly("a");
        scene.askDrain("bob", null);
        scene.update("bob", 0, "c");
        scene.lose("bob");
        assertThat(scene.core().models(LOCAL)).containsExactly("a");
    }

    @Test
    void anUpdateReplacesTheListAndKeepsThePlaceOfWhatStays() {
        scene.register("ada", 1, "a", "b");
        scene.register("bob", 1, "c");
        scene.update("ada", 0, "d", " a ");
        assertThat(scene.core().models(LOCAL)).containsExactly("a", "c", "d");
        assertThat(scene.core().workers().getFirst().models()).containsExactly("d", "a");
    }

    @Test
    void anUpdateMayComeFromAWorkerThatIsGone() {
        assertThat(scene.update("ada", 0, "a")).isEmpty();
        assertThat(scene.core().models(LOCAL)).isEmpty();
    }

    @Test
    void anEmptyUpdateStopsRoutingAndAnotherOneTakesItBack() {
        scene.register("ada", 2, "a");
        scene.submit("r1", "a");
        scene.update("ada", 1);
        assertThat(scene.submit("r2", "a")).containsExactly(enqueue("r2"));
        assertThat(scene.core().workers().getFirst().isDraining()).isFalse();
        assertThat(scene.update("ada", 1, "a")).containsExactly(dispatch("r2", "ada"));
    }

    @Test
    void aRemovedModelIsNotDispatchedAnyMoreAndWhatIsInFlightGoesOn() {
        scene.register("ada", 2, "a", "b");
        scene.submit("r1", "a");
        scene.update("ada", 1, "b");
        assertThat(scene.submit("r2", "a")).containsExactly(enqueue("r2"));
        assertThat(scene.complete("ada", "r1")).containsExactly(completed("r1", "ada"));
    }
}
