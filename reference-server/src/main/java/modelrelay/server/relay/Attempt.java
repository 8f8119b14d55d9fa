/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.stream.Dialect;
import modelrelay.server.stream.ResponseHead;
import modelrelay.server.stream.ResponseStream;
import org.jspecify.annotations.Nullable;

/**
 * One dispatch of a request, as its worker answers it. Void as soon as the request is cancelled,
 * requeued or over; then everything is dropped and counted.
 *
 * <p>Only for the I/O thread of that worker.
 */
public final class Attempt {
    private static final byte[] NOTHING = {};

    private final Relay relay;
    private final RequestId request;
    private final WorkerId worker;
    private final ResponseStream<RejectReason>.Writer writer;
    private boolean hasBegun;
    private @Nullable ResponseHead statedHead;

    /** A piece with something in it was taken, so a byte may be at the client. */
    private boolean isOpen;

    Attempt(
            Relay relay,
            RequestId request,
            WorkerId worker,
            ResponseStream<RejectReason>.Writer writer) {
        this.relay = relay;
        this.request = request;
        this.worker = worker;
        this.writer = writer;
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
     * Takes one piece of the answer. Only the first of a request that is not empty passes through
     * the core: once the core knows of it, the request is not requeued any more, so no text can be
     * sent twice. Before it no byte reaches the client (RQU-001).
     *
     * @param head what the worker states with its first piece, if it does
     * @param utf8 handed over
     * @return whether there is something to {@link #flush}
     */
    public boolean chunk(@Nullable ResponseHead head, byte[] utf8) {
        if (!hasBegun) {
            hasBegun = true;
            statedHead = head;
        }
        if (!isOpen && utf8.length == 0) {
            return false;
        }
        return open() && append(utf8);
    }

    private boolean open() {
        isOpen = isOpen || relay.openAnswer(this);
        return isOpen;
    }

    private boolean append(byte[] utf8) {
        return switch (writer.append(statedHead, utf8)) {
            case ACCEPTED -> true;
            case REVOKED -> {
                relay.frameDropped(worker, request.text());
                yield false;
            }
            case TOO_FAR_BEHIND -> {
                relay.cancel(request);
                yield false;
            }
            case TOO_LARGE -> {
                relay.answerOutgrown(this);
                yield false;
            }
        };
    }

    /** Whether a piece was taken before, so that a head on the next one is too late. */
    public boolean hasBegun() {
        return hasBegun;
    }

    /** Lets the client's thread drain; call once per batch of frames. */
    public void flush() {
        writer.flush();
    }

    /**
     * The answer is whole. An invalid status is the worker room's to report by {@link #error}.
     *
     * @param answer what the worker ends it with; the body is empty if it sent none
     */
    public void complete(Dialect.Answer answer) {
        // An answer whose pieces were all empty is still one in pieces, under the head they stated.
        boolean isWaiting = hasBegun && !isOpen;
        if (isWaiting && !(open() && append(NOTHING))) {
            return;
        }
        if (relay.completed(this, answer.head().status())) {
            writer.complete(answer);
        }
    }

    /** The worker cannot answer, or answered nonsense. */
    public void error() {
        relay.errorReported(this);
    }
}
