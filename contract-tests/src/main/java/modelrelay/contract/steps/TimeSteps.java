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
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.tap.Entry;

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

    /**
     * When a schedule begins is the server's affair: at once, at the upgrade, or long ago for all
     * workers. So the first ping is due within one interval, and the others count from it.
     */
    @Then("worker {string} has got {int} pings, {double} s apart")
    public void hasPings(String worker, int count, double seconds) {
        Duration interval = Duration.ofNanos((long) (seconds * 1e9));
        Duration between = interval.multipliedBy(count - 1L);
        long last = ping(worker, count, interval);
        long first = ping(worker, 1, interval);
        // From a moment that nobody can have read late: a server that is in no hurry cannot have
        // sent
        // the last of them any sooner.
        assertThat(Duration.ofNanos(last - firstWord(worker)))
                .as("time from the registration to %d pings", count)
                .isGreaterThanOrEqualTo(between);
        scene.patience().within(between, count + " pings arrive in time", first, last);
        long taken = scene.worker(worker).ack().orElseThrow().nanos();
        scene.patience().within(interval, "the first ping arrives in time", taken, first);
        assertThat(scene.worker(worker).session().messages("ping"))
                .allMatch(ping -> ping.json().path("timestamp_unix_ms").isIntegralNumber());
    }

    /** When the worker began to register. */
    private long firstWord(String worker) {
        return scene.journal().entries().stream()
                .filter(entry -> entry.leg() == Entry.Leg.WORKER)
                .filter(entry -> entry.connection().equals(worker))
                .filter(entry -> entry.author() != Entry.Author.PROGRAM)
                .filter(entry -> entry.kind() == Entry.Kind.TEXT)
                .mapToLong(Entry::nanos)
                .min()
                .orElseThrow();
    }

    /** When the nth ping arrived. */
    private long ping(String worker, int nth, Duration interval) {
        WireSession session = scene.worker(worker).session();
        scene.patience()
                .atLeast(
                        interval.multipliedBy(nth),
                        nth + " pings arrive",
                        () -> session.messages("ping").size() >= nth);
        return session.messages("ping").get(nth - 1).nanos();
    }
}
