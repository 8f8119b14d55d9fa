/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Objects;

/**
 * Why a request is cancelled: one of the known names, or an object with the single key {@code
 * other} for anything else. A receiver treats a name that it does not know as {@code other}.
 *
 * <p>Clauses: REG-064, REG-065.
 */
@JsonDeserialize(using = CancelReasonReader.class)
public sealed interface CancelReason {

    /** The name of a known reason, the words of any other; for logs. */
    String text();

    /** The reason of that name; a name that is not known becomes {@link Other}. */
    static CancelReason of(String name) {
        for (Known known : Known.values()) {
            if (known.wireName.equals(name)) {
                return known;
            }
        }
        return new Other(name);
    }

    /** The reasons that have a name. */
    enum Known implements CancelReason {
        /** The client closed its connection or does not read. */
        CLIENT_DISCONNECT("client_disconnect"),
        /** The request timeout passed. */
        TIMEOUT("timeout"),
        /** The worker's drain deadline passed. */
        GRACEFUL_SHUTDOWN("graceful_shutdown"),
        /** The worker's connection is being given up. */
        WORKER_DISCONNECT("worker_disconnect"),
        /** The request was requeued too often. */
        REQUEUE_EXHAUSTED("requeue_exhausted"),
        /** The server stops and no longer waits. */
        SERVER_SHUTDOWN("server_shutdown");

        private final String wireName;

        Known(String wireName) {
            this.wireName = wireName;
        }

        @JsonValue
        @Override
        public String text() {
            return wireName;
        }
    }

    /**
     * A reason in free words.
     *
     * @param text The reason, for the worker's log.
     */
    record Other(@JsonProperty(value = "other", required = true) String text)
            implements CancelReason {

        /** A missing text throws. */
        public Other {
            Objects.requireNonNull(text, "other");
        }
    }
}
