/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import modelrelay.contract.judge.ScenarioResult;

/** One row of the document that {@link modelrelay.contract.tap.WireLog} writes. */
record WireRow(
        @JsonProperty("millis") double millis,
        @JsonProperty("leg") String leg,
        @JsonProperty("connection") String connection,
        @JsonProperty("of_program") boolean ofProgram,
        @JsonProperty("kind") String kind,
        @JsonProperty("text") String text) {
    ScenarioResult.WireEvent event() {
        return new ScenarioResult.WireEvent(millis, leg, connection, ofProgram, kind, text);
    }
}
