/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened outside the core and that the core must answer. */
public sealed interface Event {

    /** The worker begins its work. */
    record Started() implements Event {}

    /** The connection asked for is open. */
    record Connected() implements Event {}

    /**
     * The connection is gone, or did not come about.
     *
     * @param jitter from 0 to 1, the chance in the next wait
     * @param cut whether it was cut off before every message had been written
     */
    record LinkLost(Loss loss, double jitter, boolean cut) implements Event {

        /** A connection that nothing was cut off from. */
        public LinkLost(Loss loss, double jitter) {
            this(loss, jitter, false);
        }
    }

    /** Bytes arrived from the server. */
    record Heard() implements Event {}

    /** The server took the registration; {@code drains} tells whether it knows that capability. */
    record Acknowledged(boolean drains) implements Event {}

    /** The server dispatched a request. */
    record RequestArrived(String request) implements Event {}

    /** The server no longer wants a request. */
    record CancelArrived(String request) implements Event {}

    /** The terminal message of a request has been handed to the link. */
    record Ended(String request) implements Event {}

    /** The server wants a sign of life. */
    record PingArrived(@Nullable Long timestampUnixMs) implements Event {}

    /** The server wants the worker to drain; {@code timeoutNanos} is null for no deadline. */
    record DrainArrived(@Nullable Long timeoutNanos) implements Event {}

    /** The server wants the models looked up again. */
    record RefreshArrived() implements Event {}

    /** A look-up found this list. */
    record ModelsFound(List<String> models) implements Event {}

    /** A look-up found nothing out. */
    record ModelsUnknown() implements Event {}

    /** The owner wants an orderly end within the time given. */
    record StopAsked(long timeoutNanos) implements Event {}

    /** The owner wants the end now. */
    record AbortAsked() implements Event {}

    /** The owner wants no new requests for the time being, or wants them again. */
    record PauseAsked(boolean paused) implements Event {}

    /** The configuration changed; {@code reconnects} tells whether the server must see it anew. */
    record Reconfigured(Setup setup, boolean reconnects) implements Event {}

    /** Time passed. */
    record Tick() implements Event {}
}
