/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.tap;

import com.fasterxml.jackson.databind.JsonNode;

/** The second oracle of a scenario: records what passes and judges it beside the steps. */
public record Taps(Journal journal, Findings findings, Invariants invariants) {
    /** Taps that have seen nothing. */
    public static Taps fresh() {
        // Read before anybody connects: a worker that has not registered yet has a clock running.
        var _ = FrameCheck.shared();
        var findings = new Findings();
        return new Taps(new Journal(), findings, new Invariants(findings));
    }

    /** Checks a message of a program under test. */
    public void check(FrameCheck.Sender sender, String connection, String text) {
        FrameCheck.shared()
                .faults(sender, text)
                .forEach(fault -> findings.program(connection + ": " + fault));
    }

    /** Checks a message of the suite. */
    public void checkOwn(FrameCheck.Sender sender, String connection, String text) {
        FrameCheck.shared()
                .faults(sender, text)
                .forEach(fault -> findings.kit(connection + ": " + fault));
    }

    /** Notes what of the document passes in a message that may be wrong on purpose. */
    public void note(FrameCheck.Sender sender, String text) {
        var _ = FrameCheck.shared().faults(sender, text);
    }

    /** Shows a message to the invariants. */
    public void observe(
            FrameCheck.Sender sender, String connection, JsonNode message, boolean judged) {
        if (sender == FrameCheck.Sender.SERVER) {
            invariants.fromServer(connection, message, judged);
        } else {
            invariants.fromWorker(connection, message, judged);
        }
    }
}
