/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.stream.ResponseStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as the relay carries it: what the core never sees. Changed under the core's lock only;
 * {@link #attempt} is read by any thread.
 */
final class Exchange {
    private final RequestId request;
    private final ProviderName provider;
    private final String model;
    private final ResponseStream<RejectReason> stream;
    private final long arrivedNanos;
    private @Nullable ForwardedRequest content;
    private volatile @Nullable Attempt attempt;

    Exchange(
            RequestId request,
            ForwardedRequest content,
            ResponseStream<RejectReason> stream,
            long arrivedNanos) {
        this.request = request;
        this.provider = content.provider();
        this.model = content.model();
        this.content = content;
        this.stream = stream;
        this.arrivedNanos = arrivedNanos;
    }

    RequestId request() {
        return request;
    }

    ProviderName provider() {
        return provider;
    }

    String model() {
        return model;
    }

    ResponseStream<RejectReason> stream() {
        return stream;
    }

    long arrivedNanos() {
        return arrivedNanos;
    }

    /** What is forwarded; gone once the answer has started and nobody can need it again. */
    ForwardedRequest content() {
        ForwardedRequest kept = content;
        if (kept == null) {
            throw new IllegalStateException(request + ": dispatched after its answer had started");
        }
        return kept;
    }

    void releaseContent() {
        content = null;
    }

    @Nullable Attempt attempt() {
        return attempt;
    }

    void attemptBy(Attempt newAttempt) {
        attempt = newAttempt;
    }

    void revoke() {
        attempt = null;
        stream.revoke();
    }
}
