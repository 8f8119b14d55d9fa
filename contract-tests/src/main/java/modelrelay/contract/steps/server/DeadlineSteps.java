/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import modelrelay.contract.peer.Ask;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.scene.Scene;

/** Deadlines, measured by recorded times. */
public final class DeadlineSteps {
    /** How late a deadline may be by contract. */
    private static final Duration LATE = Duration.ofMillis(100);

    private final Scene scene;

    /** Steps of one scenario. */
    public DeadlineSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("{request} ends {double} s after its arrival and at most 100 ms later")
    public void endsOnTime(String request, double seconds) {
        Duration due = Duration.ofNanos((long) (seconds * 1e9));
        Exchange exchange = scene.exchange(request);
        scene.patience().atLeast(due, request + " ends", exchange::isEnded);
        assertThat(Duration.ofNanos(exchange.endNanos() - exchange.sentNanos()))
                .as("%s ended too early", request)
                .isGreaterThanOrEqualTo(due);
        scene.patience()
                .within(
                        due.plus(LATE),
                        request + " ends in time",
                        exchange.sentNanos(),
                        exchange.endNanos());
    }

    @When("{int} clients ask for {string} at once")
    public void askAtOnce(int count, String model) {
        for (int i = 1; i <= count; i++) {
            String request = "number " + i;
            var _ = scene.send(request, scene.ask(Route.CHAT_COMPLETION, model, request, false));
        }
    }

    @Then("requests 1 to {int} end {double} s after their arrival and at most 100 ms later")
    public void allEndOnTime(int count, double seconds) {
        for (int i = 1; i <= count; i++) {
            endsOnTime("number " + i, seconds);
        }
    }

    @Then("the next answer on the connection of {request} is the one that was asked for")
    public void connectionIsClean(String request) {
        Exchange first = scene.exchange(request);
        assertThat(first.isEnded()).isTrue();
        Exchange next = scene.send(request, Ask.get("/v1/models"));
        scene.patience().until("the next answer arrives", next::isEnded);
        assertThat(next.head().status()).isEqualTo(200);
        assertThat(next.json().path("object").asText()).isEqualTo("list");
    }

    @When("worker {string} goes on until it has got {int} pings")
    public void goesOn(String worker, int pings) {
        scene.patience()
                .until(
                        worker + " gets " + pings + " pings",
                        () -> scene.worker(worker).session().messages("ping").size() >= pings);
    }
}
