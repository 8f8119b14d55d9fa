/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelrelay.contract.program.Knobs;
import modelrelay.contract.program.Program;
import modelrelay.contract.program.Setting;
import org.jspecify.annotations.Nullable;

/** A program that somebody runs to see what it does: with flags, and with what is set around it. */
public final class Trial {
    private final Scene scene;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Program program;

    /** The trial of a scenario. */
    public Trial(Scene scene) {
        this.scene = scene;
    }

    /** Sets a variable for the program that follows. */
    public void set(Setting setting, String value) {
        Knobs.check(setting, value);
        environment.put(setting.variable(), value);
    }

    /** Sets a variable unless the scenario has set it. */
    public void setByDefault(Setting setting, String value) {
        environment.putIfAbsent(setting.variable(), value);
    }

    /** Runs a program with arguments that are separated by blanks. */
    public void run(List<String> command, String arguments) {
        var words = new ArrayList<>(command);
        if (!arguments.isBlank()) {
            words.addAll(scene.located(List.of(arguments.split(" "))));
        }
        scene.patience().processStarts();
        program = scene.enter(new Program("program", words, environment, scene.journal()));
    }

    /** The program that was run last. */
    public Program program() {
        if (program == null) {
            throw new IllegalStateException("nobody runs a program");
        }
        return program;
    }

    /** Waits until it has ended. */
    public Program ended() {
        Program ended = program();
        scene.patience().starting("the program exits", ended::hasExited);
        return ended;
    }

    /** All that it printed, once it has ended. */
    public String print() {
        Program ended = ended();
        scene.patience().until("its output ends", ended::hasFallenSilent);
        return String.join("\n", ended.lines());
    }
}
