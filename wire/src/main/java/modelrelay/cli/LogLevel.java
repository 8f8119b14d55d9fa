/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.util.Locale;

/** How much a program logs; each level includes those after it. */
public enum LogLevel {
    /** Everything, the libraries included. */
    TRACE,
    /** What was ignored or dropped, too. */
    DEBUG,
    /** One line for each thing that happens to a worker or a request. */
    INFO,
    /** What somebody should look at. */
    WARN,
    /** What somebody must look at. */
    ERROR;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
