/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An environment variable by which a process and everything that it starts are known, whatever
 * group or parent they have later. Where the system does not show environments, nobody is found.
 */
public final class ProcessMark {
    private final String variable;
    private final String value = UUID.randomUUID().toString();

    /** A mark that no process has yet. */
    public ProcessMark(String variable) {
        this.variable = variable;
    }

    /** Marks the process that is started with this environment. */
    public void put(Map<String, String> environment) {
        environment.put(variable, value);
    }

    /** The mark itself: a text that occurs nowhere else. */
    public String value() {
        return value;
    }

    /** The processes that have it and are alive. */
    public Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::isOn);
    }

    private boolean isOn(ProcessHandle process) {
        try {
            Path environment = Path.of("/proc/" + process.pid() + "/environ");
            return Files.isReadable(environment)
                    && Files.readString(environment, StandardCharsets.ISO_8859_1)
                            .contains(variable + "=" + value);
        } catch (IOException gone) {
            return false;
        }
    }
}
