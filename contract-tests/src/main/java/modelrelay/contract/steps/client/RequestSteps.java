/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import modelrelay.contract.peer.Exchange;
import modelrelay.contract.peer.Route;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.program.Probe;
import modelrelay.contract.scene.Scene;

/** Requests on their way: queued, in flight, answered by their worker, cancelled at it. */
public final class RequestSteps {
    private static final int GATEWAY_TIMEOUT = 504;

    /** No scenario lets a request wait for less; what is answered sooner was refused. */
    private static final long SHORTEST_WAIT_NANOS = 200_000_000;

    private final Scene scene;

    /** Steps of one scenario. */
    public RequestSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("{request} for {string} is queued")
    public void queued(String request, String model) {
        int before = queueDepth();
        ask(request, model, false);
        awaitInQueue(request, before + 1);
    }

    @Given("{request} for a stream of {string} is queued")
    public void queuedStream(String request, String model) {
        int before = queueDepth();
        ask(request, model, true);
        awaitInQueue(request, before + 1);
    }

    @Given("requests {names} for {string} are queued")
    public void queuedInOrder(List<String> requests, String model) {
        requests.forEach(request -> queued(request, model));
    }

    @Given("{request} for {string} is in flight on {string}")
    public void inFlight(String request, String model, String worker) {
        ask(request, model, false);
        isInFlightOn(request, worker);
    }

    @Given("requests {names} for {string} are in flight on {string}")
    public void allInFlight(List<String> requests, String model, String worker) {
        requests.forEach(request -> inFlight(request, model, worker));
    }

    @Given("{request} for a stream of {string} is in flight on {string}")
    public void streamInFlight(String request, String model, String worker) {
        ask(request, model, true);
        isInFlightOn(request, worker);
    }

    @Given("{request} for a stream of {string} has received {string} from {string}")
    public void streamBegun(String request, String model, String text, String worker) {
        streamInFlight(request, model, worker);
        streams(request, text);
        String sent = text.translateEscapes();
        scene.patience()
                .until(request + " receives " + text, () -> received(request).endsWith(sent));
    }

    private void ask(String request, String model, boolean stream) {
        var _ = scene.send(request, scene.ask(Route.CHAT_COMPLETION, model, request, stream));
    }

    private String received(String request) {
        return scene.exchange(request).text();
    }

    @When("the worker of {request} sends {string}")
    public void streams(String request, String text) {
        var worker = scene.holderOf(request);
        worker.chunk(idOn(request), text.translateEscapes());
    }

    @When("the worker of {request} ends the stream")
    public void endsStream(String request) {
        scene.holderOf(request).endStream(idOn(request));
    }

    @When("the worker of {request} answers {int} {string}")
    public void answers(String request, int status, String body) {
        scene.cue();
        scene.holderOf(request).complete(idOn(request), status, "application/json", body);
    }

    @When("the worker of {request} reports an error")
    public void reportsError(String request) {
        scene.holderOf(request).error(idOn(request));
    }

    private String idOn(String request) {
        return scene.holderOf(request).request(scene.marker(request)).orElseThrow().requestId();
    }

    @Then("{request} is in flight on {string}")
    public void isInFlightOn(String request, String worker) {
        var _ = scene.awaitDispatch(request, () -> scene.worker(worker));
    }

    @Then("requests {names} are in flight on {string}")
    public void areInFlightOn(List<String> requests, String worker) {
        requests.forEach(request -> isInFlightOn(request, worker));
    }

    @Then("requests {names} have reached {string} in this order")
    public void reachedInOrder(List<String> requests, String worker) {
        requests.forEach(request -> awaitArrival(request, worker));
        assertThat(requests).extracting(request -> arrival(request, worker).nanos()).isSorted();
    }

    private void awaitArrival(String request, String worker) {
        String marker = scene.marker(request);
        scene.patience()
                .until(
                        request + " reaches " + worker,
                        () -> scene.worker(worker).request(marker).isPresent());
    }

    private WireSession.Message arrival(String request, String worker) {
        return scene.worker(worker).request(scene.marker(request)).orElseThrow();
    }

    @Then("{request} never reaches {string}")
    public void neverReaches(String request, String worker) {
        scene.fence();
        assertThat(scene.worker(worker).request(scene.marker(request)))
                .as("%s on worker %s", request, worker)
                .isEmpty();
    }

    @Then("{request} is still queued")
    public void isQueued(String request) {
        scene.fence();
        assertThat(scene.workers().stream().filter(one -> one.holds(scene.marker(request))))
                .as("workers that have got %s", request)
                .extracting(ScriptedWorker::name)
                .isEmpty();
        assertThat(scene.exchange(request).hasHead()).as("an answer to " + request).isFalse();
    }

    @Then("the queue holds {int} request(s)")
    public void awaitQueueDepth(int depth) {
        scene.patience()
                .polling("the queue holds " + depth + " requests", () -> queueDepth() == depth);
    }

    /** One that waited for all its time before anybody looked was in the queue as well. */
    private void awaitInQueue(String request, int depth) {
        Exchange exchange = scene.exchange(request);
        scene.patience()
                .polling(
                        "the queue holds " + depth + " requests",
                        () -> queueDepth() == depth || hasTimedOut(exchange));
    }

    private static boolean hasTimedOut(Exchange exchange) {
        return exchange.isEnded()
                && exchange.hasHead()
                && exchange.head().status() == GATEWAY_TIMEOUT
                && exchange.endNanos() - exchange.sentNanos() > SHORTEST_WAIT_NANOS;
    }

    private int queueDepth() {
        return Probe.get(scene.server().port(), "/health")
                .map(answer -> answer.json().path("queue_depth").asInt(-1))
                .orElse(-1);
    }

    @Then("{request} is cancelled at {string} because of {string}")
    public void isCancelled(String request, String worker, String reason) {
        String id = arrivalId(request, worker);
        scene.patience()
                .until(
                        request + " is cancelled at " + worker,
                        () -> !cancels(id, worker).isEmpty());
        scene.fence();
        List<WireSession.Message> cancels = cancels(id, worker);
        assertThat(cancels).as("cancels of %s on %s", request, worker).hasSize(1);
        assertThat(cancels.getFirst().json().path("reason").asText())
                .as("reason of the cancel")
                .isEqualTo(reason);
    }

    @Then("{request} is not cancelled at {string}")
    public void isNotCancelled(String request, String worker) {
        scene.fence();
        assertThat(cancels(arrivalId(request, worker), worker)).as("cancels").isEmpty();
    }

    private String arrivalId(String request, String worker) {
        awaitArrival(request, worker);
        return arrival(request, worker).requestId();
    }

    private List<WireSession.Message> cancels(String id, String worker) {
        return scene.worker(worker).session().messages("cancel").stream()
                .filter(cancel -> cancel.requestId().equals(id))
                .toList();
    }

    @Given("{int} requests for {string} are queued")
    public void manyQueued(int count, String model) {
        for (int i = 1; i <= count; i++) {
            ask("number " + i, model, false);
        }
        awaitQueueDepth(count);
    }

    @Given("{request} for {string} is in flight somewhere")
    public void inFlightSomewhere(String request, String model) {
        ask(request, model, false);
        String marker = scene.marker(request);
        scene.patience()
                .until(
                        request + " is in flight",
                        () -> scene.workers().stream().anyMatch(worker -> worker.holds(marker)));
    }

    @Then("exactly one worker is told to cancel")
    public void oneCancel() {
        scene.patience().until("a cancel arrives", () -> cancelCount() > 0);
        scene.fence();
        assertThat(cancelCount()).isEqualTo(1);
    }

    private long cancelCount() {
        return scene.workers().stream()
                .mapToLong(worker -> worker.session().messages("cancel").size())
                .sum();
    }

    @Given("{request} for {string} has been requeued {int} times")
    public void requeued(String request, String model, int times) {
        queued(request, model);
        for (int i = 1; i <= times; i++) {
            String name = "lost-" + i;
            var worker = scene.registered(name, List.of(model), 1);
            isInFlightOn(request, name);
            worker.vanish();
            awaitQueueDepth(1);
        }
    }

    @Then("{request} arrives on {string} as it did on {string}")
    public void arrivesAgain(String request, String worker, String before) {
        isInFlightOn(request, worker);
        assertThat(arrival(request, worker).json()).isEqualTo(arrival(request, before).json());
    }
}
