/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.terms;

import java.time.Duration;

/**
 * Every bound the rules keep.
 *
 * @param maxQueueLength requests that may wait per provider; 0 = no bound
 * @param maxRequeues times a request may go back to the queue; one less than its dispatches
 * @param maxModels models taken from one worker's list
 * @param maxNameChars characters taken from a model's or a worker's name
 * @param times the clocks
 */
public record Limits(
        int maxQueueLength, int maxRequeues, int maxModels, int maxNameChars, Times times) {

    /**
     * The clocks. A zero duration means never, except for the drain: there it means at once.
     *
     * @param queue longest wait in the queue, summed over all waits of a request
     * @param request longest time from arrival to the end of the answer
     * @param pingInterval distance of two pings to a worker
     * @param silence longest time without any frame from a worker before it is closed, and longest
     *     time a ping may stay unanswered before the worker gets no new requests
     * @param drain time a draining worker, or the whole server, has to finish what it holds
     */
    public record Times(
            Duration queue,
            Duration request,
            Duration pingInterval,
            Duration silence,
            Duration drain) {

        /** The defaults of the command line. */
        public static Times standard() {
            return new Times(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(15),
                    // Three missed pings.
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(30));
        }
    }

    /** The defaults of the command line. */
    public static Limits standard() {
        return new Limits(100, 3, 1_000, 256, Times.standard());
    }
}
