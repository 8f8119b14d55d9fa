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
import modelrelay.contract.scene.Scene;

/** Clients that go away, one or many, and what their workers are told. */
public final class DepartureSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public DepartureSteps(Scene scene) {
        this.scene = scene;
    }

    @When("{int} clients ask for {string} and leave at once")
    public void askAndLeave(int count, String model) {
        for (int i = 1; i <= count; i++) {
            String request = "hasty " + i;
            Exchange exchange =
                    scene.send(
                            request, scene.ask(Route.CHAT_COMPLETION, model, request, i % 2 == 0));
            if (i % 3 == 0) {
                exchange.disconnect();
            } else {
                exchange.reset();
            }
        }
    }

    @Then("every cancel on {string} came after its request, once, and none is left over")
    public void everyCancelFollows(String worker) {
        scene.fence();
        ScriptedWorker scripted = scene.worker(worker);
        scene.patience().until("all are cancelled", () -> scripted.held().isEmpty());
        List<WireSession.Message> messages = scripted.session().messages();
        for (WireSession.Message cancel : scripted.session().messages("cancel")) {
            List<String> types =
                    messages.stream()
                            .filter(message -> message.requestId().equals(cancel.requestId()))
                            .map(WireSession.Message::type)
                            .toList();
            assertThat(types).containsExactly("request", "cancel");
        }
    }

    @Then("{request} has been cancelled exactly once at {string}")
    public void cancelledOnce(String request, String worker) {
        scene.fence();
        ScriptedWorker scripted = scene.worker(worker);
        String id = scripted.request(scene.marker(request)).orElseThrow().requestId();
        assertThat(
                        scripted.session().messages("cancel").stream()
                                .filter(cancel -> cancel.requestId().equals(id)))
                .hasSize(1);
    }

    @Then("worker {string} is told nothing more")
    public void isToldNothingMore(String worker) {
        ScriptedWorker scripted = scene.worker(worker);
        int before = withoutPings(scripted);
        scene.fence();
        assertThat(withoutPings(scripted)).isEqualTo(before);
    }

    @When("{int} workers serve {string} and are lost with {request}, one after the other")
    public void areLost(int count, String model, String request) {
        for (int i = 1; i <= count; i++) {
            ScriptedWorker worker = scene.registered("doomed " + i, List.of(model), 1);
            var _ = scene.awaitDispatch(request, () -> worker);
            worker.vanish();
        }
    }

    @Given("{request} for a stream of {string} has been requeued {int} times")
    public void streamRequeued(String request, String model, int times) {
        var _ = scene.send(request, scene.ask(Route.CHAT_COMPLETION, model, request, true));
        areLost(times, model, request);
    }

    private static int withoutPings(ScriptedWorker worker) {
        return worker.session().messages().size() - worker.session().messages("ping").size();
    }
}
