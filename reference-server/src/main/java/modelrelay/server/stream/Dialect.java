/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.stream;

/**
 * How a client wants to be told what is not simply the worker's answer. Called on the thread that
 * drains; must not block.
 *
 * @param <F> why an answer fails
 */
public interface Dialect<F> {

    /**
     * A whole answer at once.
     *
     * @param body may be empty
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
    record Answer(ResponseHead head, byte[] body) {}

    /** The head of an answer in pieces whose worker did not state one. */
    ResponseHead streamHead();

    /** The whole answer for a request that failed before anything was sent. */
    Answer refusal(F failure);

    /**
     * What to append to an answer that fails after something was sent; may be empty.
     *
     * @param betweenEvents whether everything sent so far ends with a complete event
     */
    byte[] errorEvent(F failure, boolean betweenEvents);

    /**
     * What to append when a whole answer comes after the head was sent, because of {@link
     * ResponseStream#keepAlive}: the body as it is, or an error event made of it. After pieces the
     * answer is an unsuccessful one without a body. May be empty.
     *
     * @param betweenEvents whether everything sent so far ends with a complete event
     */
    byte[] lateAnswer(Answer answer, boolean betweenEvents);
}
