/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.List;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.scene.Scene;

/** What workers say about how busy they are, in every message that can say it. */
public final class LoadSteps {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene;

    /** Steps of one scenario. */
    public LoadSteps(Scene scene) {
        this.scene = scene;
    }

    @When("worker {string} reports a load of {int} in all")
    public void reports(String worker, int load) {
        ObjectNode pong = JSON.createObjectNode().put("type", "pong").put("current_load", load);
        scene.worker(worker).session().send(pong);
        scene.fence();
    }

    @Given("worker {string} serves {names} with {int} slot(s) and a load of {int} from the start")
    public void servesBusy(String worker, List<String> models, int slots, int load) {
        ScriptedWorker scripted = scene.connect(worker);
        scripted.session().send(scripted.registration(models, slots).put("current_load", load));
        scene.patience()
                .until("worker " + worker + " is acknowledged", () -> scripted.ack().isPresent());
    }

    @When("worker {string} changes its models to {names} with a load of {int} in all")
    public void changesModels(String worker, List<String> models, int load) {
        ObjectNode update = JSON.createObjectNode().put("type", "models_update");
        models.forEach(update.putArray("models")::add);
        scene.worker(worker).session().send(update.put("current_load", load));
        scene.fence();
    }
}
