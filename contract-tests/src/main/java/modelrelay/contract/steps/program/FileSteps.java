/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.program;

import io.cucumber.java.en.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import modelrelay.contract.scene.Scene;

/** Files that programs read, in the folder that they run in. */
public final class FileSteps {
    private final Scene scene;

    /** Steps of one scenario. */
    public FileSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("the file {string} says")
    public void says(String name, String text) {
        try {
            Files.writeString(scene.directory().resolve(name), text + "\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
