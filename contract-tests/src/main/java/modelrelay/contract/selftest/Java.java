/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.selftest;

import java.util.List;

/** The Java and the classes that this kit runs with, for its own programs. */
final class Java {
    private Java() {}

    /** The beginning of a command that runs a class of the kit. */
    static List<String> program(Class<?> main) {
        String java = ProcessHandle.current().info().command().orElse("java");
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }
}
