/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One setting of a program: a flag, the environment variable that stands in for it and its key in
 * the config file. Its value is there once {@link Program#run} has read the command line.
 *
 * @param <T> what the value is
 */
public final class Flag<T> {

    private final OptionSpec option;

    Flag(OptionSpec option) {
        this.option = option;
    }

    /** What it is called on the command line, such as {@code --listen}. */
    public String name() {
        return option.longestName();
    }

    /**
     * What it was set to, or its default.
     *
     * @throws IllegalStateException if it has no default and was not set
     */
    public T value() {
        return given().orElseThrow(() -> new IllegalStateException(name() + " has no value"));
    }

    /** What it was set to, or its default; empty for one without a default that was not set. */
    public Optional<T> given() {
        T value = option.getValue();
        return Optional.ofNullable(value);
    }

    /**
     * What to throw for a value that cannot be used: the user gets one line and status 2.
     *
     * @param reason goes on after the flag's name
     */
    public UnusableFlag unusable(String reason) {
        return new UnusableFlag(name() + " " + reason);
    }

    @Override
    public String toString() {
        return name();
    }
}
