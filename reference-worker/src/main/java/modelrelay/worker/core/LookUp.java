/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

/** The asking for models: at most once at a time, and again if wanted meanwhile. */
final class LookUp {

    private boolean running;
    private boolean wantedAgain;
    private boolean everEnded;

    /** Asks for a look-up; true when it is to begin now. */
    boolean want() {
        wantedAgain = running;
        running = true;
        return !wantedAgain;
    }

    /** Notes that the look-up has ended; true when another one is wanted. */
    boolean end() {
        running = false;
        everEnded = true;
        return wantedAgain;
    }

    /** Whether the very first one is still under way. */
    boolean isFirst() {
        return running && !everEnded;
    }
}
