/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

/** Why the server closes a worker connection: the code and text of its close frame. */
public enum CloseReason {
    /**
     * The secret is missing or wrong, or the provider is unknown or disabled. The upgrade itself
     * succeeds with 101 and the four causes cannot be told apart.
     *
     * <p>Clauses: REG-023, REG-024, REG-025, REG-026, REG-027, DRN-035.
     */
    WORKER_AUTHENTICATION_FAILED(1008, "worker authentication failed"),

    /**
     * The peer address is blocked after too many failed attempts.
     *
     * <p>Clauses: REG-028, SEC-004, SEC-005.
     */
    WORKER_AUTHENTICATION_TEMPORARILY_RATE_LIMITED(
            1008, "worker authentication temporarily rate limited"),

    /**
     * The first message is not a valid {@code register}, it names another protocol version, or none
     * arrives within 10 s.
     *
     * <p>Clauses: REG-031, REG-032, REG-033.
     */
    WORKER_REGISTRATION_PROTOCOL_ERROR(1002, "worker registration protocol error"),

    /**
     * After registration: malformed JSON or invalid UTF-8, a second {@code register}, a binary
     * message, or a known type with missing or wrong fields.
     *
     * <p>Clauses: REG-049, REG-050, REG-051, REG-052, REG-053, REG-054.
     */
    WORKER_PROTOCOL_ERROR(1002, "worker protocol error"),

    /**
     * A message is longer than the limit for WebSocket messages.
     *
     * <p>Clauses: REG-055, STR-048.
     */
    MESSAGE_TOO_BIG(1009, "message too big"),

    /**
     * No frame arrived from the worker for the heartbeat timeout.
     *
     * <p>Clauses: HBT-004.
     */
    WORKER_HEARTBEAT_TIMED_OUT(1000, "worker heartbeat timed out"),

    /**
     * A drain ended because nothing was in flight any more.
     *
     * <p>Clauses: DRN-012, DRN-021.
     */
    GRACEFUL_SHUTDOWN_COMPLETE(1000, "graceful shutdown complete"),

    /**
     * A drain ended by its deadline while requests were still in flight.
     *
     * <p>Clauses: DRN-013, DRN-022.
     */
    GRACEFUL_SHUTDOWN_TIMED_OUT(1000, "graceful shutdown timed out");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The WebSocket close code. */
    public int code() {
        return code;
    }

    /** The reason text of the close frame. */
    public String text() {
        return text;
    }
}
