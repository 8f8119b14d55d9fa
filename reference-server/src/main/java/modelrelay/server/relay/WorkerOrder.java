/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.relay;

import java.time.Duration;
import java.util.List;
import modelrelay.server.core.terms.CancelReason;
import modelrelay.server.core.terms.Effect.DrainCause;
import modelrelay.server.core.terms.RequestId;
import modelrelay.server.core.terms.WorkerClose;

/** What a worker is told. The worker room makes frames of it, outside every lock of the relay. */
public sealed interface WorkerOrder {

    /** It is registered. */
    record Ack(List<String> models, List<String> warnings, List<String> capabilities)
            implements WorkerOrder {}

    /** It holds this request from now on; the body is still the client's bytes. */
    record Forward(RequestId request, ForwardedRequest content) implements WorkerOrder {}

    /** It is to stop working on this request. */
    record Cancel(RequestId request, CancelReason reason) implements WorkerOrder {}

    /** It is to give a sign of life. */
    record Ping() implements WorkerOrder {}

    /**
     * It is draining.
     *
     * @param remaining until the deadline
     */
    record Drain(DrainCause cause, Duration remaining) implements WorkerOrder {}

    /** It is to look up its models again. */
    record Refresh() implements WorkerOrder {}

    /** Its connection ends once everything before is written. */
    record Close(WorkerClose reason) implements WorkerOrder {}
}
