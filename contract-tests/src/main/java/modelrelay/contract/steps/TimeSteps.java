/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.scene.Scene;

/** Bounds: recorded times compared with each other, never waited for. */
public final class TimeSteps {
    /** What a shared machine may add to a bound of the contract. */
    private static final Duration SLACK = Duration.ofMillis(400);

    private final Scene scene;

    /** Steps of one scenario. */
    public TimeSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("{request} is in flight on {string} within {int} ms")
    public void isInFlightWithin(String request, String worker, int millis) {
        WireSession.Message arrival = scene.awaitDispatch(request, () -> scene.worker(worker));
        scene.patience()
                .within(
                        Duration.ofMillis(millis),
                        request + " is in flight on " + worker,
                        scene.cueNanos(),
                        arrival.nanos());
    }

    @Then("requests {names} are in flight on {string} within {int} ms")
    public void areInFlightWithin(List<String> requests, String worker, int millis) {
        requests.forEach(request -> isInFlightWithin(request, worker, millis));
    }

    @Then("{request} is answered {int} {string} after {double} s")
    public void isAnsweredAfter(String request, int status, String code, double seconds) {
        Duration due = Duration.ofNanos((long) (seconds * 1e9));
        Exchange exchange = scene.exchange(request);
        scene.patience().atLeast(due, request + " is answered", exchange::isEnded);
        assertThat(exchange.head().status())
                .as("status of the answer with the body: %s", exchange.text())
                .isEqualTo(status);
        assertThat(exchange.text()).contains("\"" + code + "\"");
        assertThat(exchange.endNanos() - exchange.sentNanos())
                .as("nanoseconds to the answer")
                .isGreaterThanOrEqualTo(due.toNanos());
        scene.patience()
                .within(
                        due.plus(SLACK),
                        request + " is answered in time",
                        exchange.sentNanos(),
                        exchange.endNanos());
    }

    @Then("worker {string} has got {int} pings, {double} s apart")
    public void hasPings(String worker, int count, double seconds) {
        scene.patience()
                .atLeast(
                        Duration.ofNanos((long) (seconds * count * 1e9)),
                        count + " pings arrive",
                        () -> scene.worker(worker).session().messages("ping").size() >= count);
        List<WireSession.Message> pings = scene.worker(worker).session().messages("ping");
        // The schedule starts between the two; from the first ping, one read late would shorten it.
        ScriptedWorker scripted = scene.worker(worker);
        long last = pings.get(count - 1).nanos();
        assertThat((last - scripted.registrationNanos()) / 1e9)
                .isGreaterThanOrEqualTo(seconds * count);
        scene.patience()
                .within(
                        Duration.ofNanos((long) (seconds * count * 1e9)),
                        count + " pings arrive in time",
                        scripted.ack().orElseThrow().nanos(),
                        last);
        assertThat(pings)
                .allMatch(ping -> ping.json().path("timestamp_unix_ms").isIntegralNumber());
    }
}
