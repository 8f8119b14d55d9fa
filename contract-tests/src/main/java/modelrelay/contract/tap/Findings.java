/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import java.util.ArrayList;
import java.util.List;

/** What the taps found wrong in one scenario, beside what its steps check. Thread-safe. */
public final class Findings {
    /** Who does more wrong than this has been blamed enough. */
    private static final int MAX_FAULTS = 1_000;

    private final List<String> ofPrograms = new ArrayList<>();
    private final List<String> ofKit = new ArrayList<>();

    /** Blames a program under test. */
    public synchronized void program(String fault) {
        if (ofPrograms.size() < MAX_FAULTS) {
            ofPrograms.add(fault);
        }
    }

    /** Blames the suite itself. */
    public synchronized void kit(String fault) {
        if (ofKit.size() < MAX_FAULTS) {
            ofKit.add(fault);
        }
    }

    /** Faults of the programs under test. */
    public synchronized List<String> ofPrograms() {
        return List.copyOf(ofPrograms);
    }

    /** Faults of the suite itself. */
    public synchronized List<String> ofKit() {
        return List.copyOf(ofKit);
    }
}
