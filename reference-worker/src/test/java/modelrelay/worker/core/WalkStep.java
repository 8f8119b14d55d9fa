/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

/**
 * One step of a random walk, replayable on its own.
 *
 * @param advanceNanos how far time goes on before the event
 */
record WalkStep(long advanceNanos, Event event) {}
