/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps;

import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.nio.file.Path;
import java.util.List;
import modelrelay.contract.scene.KitFault;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;
import modelrelay.contract.tap.Sightings;
import modelrelay.contract.tap.WireLog;

/** The end of every scenario: everybody leaves, and the second oracle speaks. */
public final class SceneSteps {
    private final Scene scene;
    private final Workshop workshop;

    /** Steps of one scenario. */
    public SceneSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    /** A scenario that looks at what was before needs a new server. */
    @Before("@fresh")
    public void startAfresh() {
        scene.spoilServer();
    }

    /** Promises are kept one after the other. */
    @Before("@promise")
    public void alone() {
        scene.patience().alone();
    }

    /** Ends the scenario. What the taps saw fails it even when all its steps passed. */
    @After
    public void end(Scenario scenario) {
        List<String> faults = List.of();
        try {
            if (!scenario.isFailed()) {
                workshop.settle();
                scene.settle();
            }
            scene.checkAnswers();
            faults = scene.taps().findings().ofPrograms();
            if (scenario.isFailed() || !faults.isEmpty()) {
                scene.spoilServer();
                scenario.attach(WireLog.write(scene.journal()), WireLog.MEDIA_TYPE, "wire");
                scenario.attach(String.join("\n", faults), "text/plain", "broken rules");
            }
        } finally {
            scene.close();
        }
        List<String> ofKit = scene.taps().findings().ofKit();
        if (!ofKit.isEmpty()) {
            throw new KitFault(complaint("the suite itself broke the contract", ofKit));
        }
        if (!faults.isEmpty()) {
            throw new AssertionError(complaint("the contract was broken", faults));
        }
    }

    private String complaint(String what, List<String> faults) {
        return what + ":\n  " + String.join("\n  ", faults) + "\n" + scene.journal().tail();
    }

    /**
     * Stops what was shared and writes down which parts of the documents passed, for the check that
     * all of them do.
     */
    @AfterAll
    public static void save() {
        Scene.closeShared();
        String file = System.getProperty("modelrelay.contract.sightings", "");
        if (!file.isEmpty()) {
            Sightings.save(Path.of(file));
        }
    }
}
