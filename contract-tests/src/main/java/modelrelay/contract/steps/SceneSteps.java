/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps;

import io.cucumber.java.After;
import io.cucumber.java.Scenario;
import java.util.List;
import modelrelay.contract.driver.Scene;

/** The end of every scenario: everybody leaves, and the second oracle speaks. */
public final class SceneSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public SceneSteps(Scene scene) {
        this.scene = scene;
    }

    /** Ends the scenario. What the taps saw fails it even when all its steps passed. */
    @After
    public void end(Scenario scenario) {
        if (scenario.isFailed()) {
            scenario.attach(scene.journal().tail(), "text/plain", "journal");
        }
        scene.settle();
        scene.close();
        complain("the suite itself broke the contract", scene.taps().findings().ofKit());
        complain("the contract was broken", scene.taps().findings().ofPrograms());
    }

    private void complain(String what, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    what + ":\n  " + String.join("\n  ", faults) + "\n" + scene.journal().tail());
        }
    }
}
