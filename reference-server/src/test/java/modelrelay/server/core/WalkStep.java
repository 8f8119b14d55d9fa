/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import modelrelay.server.core.terms.Event;

/**
 * One step of a random walk, replayable on its own.
 *
 * @param advanceNanos how far time goes on before the event
 * @param event whose arrival time, if it has one, is replaced by the time of the replay
 */
record WalkStep(long advanceNanos, Event event) {

    Event at(long nowNanos) {
        return event instanceof Event.Submitted submitted
                ? new Event.Submitted(
                        submitted.request(), submitted.provider(), submitted.model(), nowNanos)
                : event;
    }
}
