/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.answer;

import java.util.Map;
import modelrelay.fakebackend.script.Position;

/** One thing to do for an answer. */
public sealed interface Step {

    /** Wait that long from now. */
    record Pause(long nanos) implements Step {}

    /** Wait until that long after the first step of this kind: a pace that does not drift. */
    record Paced(long nanosAfterFirst) implements Step {}

    /** Wait to be released. */
    record Hold(Position at) implements Step {}

    /** The response head; it leaves with the first bytes or before the next wait. */
    record Head(int status, Map<String, String> headers) implements Step {}

    /**
     * As {@link Head}, but nobody checks or frames what follows; the connection closes after it.
     */
    record UnframedHead(int status, Map<String, String> headers) implements Step {}

    /** Body bytes: one write, flushed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Write(byte[] bytes) implements Step {}

    /** A token has left with the writes before. */
    record TokenSent(int number) implements Step {}

    /** Bytes straight to the socket, past HTTP. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Raw(byte[] bytes) implements Step {}

    /** The answer is complete; the connection may serve the next request. */
    record End() implements Step {}

    /** The connection is closed with whatever was sent. */
    record Close() implements Step {}

    /** The connection is reset. */
    record Reset() implements Step {}

    /** Nothing more, until the client leaves. */
    record Hang() implements Step {}
}
