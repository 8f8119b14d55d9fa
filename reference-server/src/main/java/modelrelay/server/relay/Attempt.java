/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import modelrelay.server.core.RequestId;
import modelrelay.server.core.WorkerId;
import modelrelay.server.stream.Dialect;
import modelrelay.server.stream.ResponseHead;
import org.jspecify.annotations.Nullable;

/**
 * One dispatch of a request, as the I/O thread of its worker writes to it. Void as soon as the
 * request is cancelled, requeued or over; then everything is dropped and counted.
 */
public final class Attempt {
    private final RequestId request;
    private final WorkerId worker;

    Attempt(RequestId request, WorkerId worker) {
        this.request = request;
        this.worker = worker;
    }

    /** What is being answered. */
    public RequestId request() {
        return request;
    }

    /** Who answers. */
    public WorkerId worker() {
        return worker;
    }

    /**
     * Takes one piece of the answer. Only the first of a request passes through the core.
     *
     * @param head what the worker states with its first piece, if it does
     * @param utf8 handed over
     * @return whether there is something to {@link #flush}
     */
    public boolean chunk(@Nullable ResponseHead head, byte[] utf8) {
        return false;
    }

    /** Lets the client's thread drain; call once per batch of frames. */
    public void flush() {}

    /** The answer is whole. An invalid status is the worker room's to report by {@link #error}. */
    public void complete(Dialect.Answer answer) {}

    /** The worker cannot answer, or answered nonsense. */
    public void error() {}
}
