/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import java.util.Locale;

/**
 * One thing that passed, on one leg, at one time.
 *
 * @param nanos reading of the monotonic clock of this machine
 * @param connection which connection or process, for people
 * @param text what passed, cut to a bounded length for bodies
 */
public record Entry(long nanos, Leg leg, String connection, Author author, Kind kind, String text) {

    /** Between whom it passed. */
    public enum Leg {
        /** Between a client and the server. */
        CLIENT,
        /** Between the server and a worker. */
        WORKER,
        /** Between a worker and its backend. */
        BACKEND,
        /** On the output of a process. */
        OUTPUT
    }

    /** Who is to blame for it. */
    public enum Author {
        /** The suite itself. */
        KIT,
        /** The suite, wrong on purpose. */
        KIT_WRONG_ON_PURPOSE,
        /** A program under test. */
        PROGRAM
    }

    /** What it was. */
    public enum Kind {
        OPENED,
        HEAD,
        PIECE,
        END,
        TEXT,
        BINARY,
        PING,
        PONG,
        CLOSE,
        LOST,
        LINE
    }

    /** The entry as one line, with its time relative to {@code origin}. */
    public String line(long origin) {
        return String.format(
                Locale.ROOT,
                "%10.3f ms  %-7s %-14s %-7s %-6s %s",
                (nanos - origin) / 1e6,
                leg.name().toLowerCase(Locale.ROOT),
                connection,
                author == Author.PROGRAM ? "program" : "kit",
                kind.name().toLowerCase(Locale.ROOT),
                text.length() > 300 ? text.substring(0, 300) + "…" : text);
    }
}
