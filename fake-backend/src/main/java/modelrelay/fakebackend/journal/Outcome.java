/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a request ended. */
public enum Outcome {
    /** The whole answer was sent. */
    COMPLETED,
    /** The client left before that. */
    ABORTED,
    /** The backend reset the connection, as a script or a command asked. */
    RESET,
    /** The backend closed the connection early or without HTTP's end, as a script asked. */
    CLOSED,
    /** The backend was stopped. */
    STOPPED,
    /** The backend could not play the answer; its log tells why. */
    FAILED;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
