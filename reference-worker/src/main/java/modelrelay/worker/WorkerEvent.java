/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker;

import java.util.List;

/** Something that whoever embeds a worker may want to show. */
public sealed interface WorkerEvent {

    /** The server took the registration. */
    record Registered(String workerId, List<String> models, List<String> warnings)
            implements WorkerEvent {}

    /** The connection ended, or did not come about; the worker tries again unless it stops. */
    record Disconnected(String reason, boolean rejected) implements WorkerEvent {}

    /** The models that the backend lists changed. */
    record ModelsChanged(List<String> models) implements WorkerEvent {}

    /** A request takes a slot. */
    record RequestStarted(String requestId, String model) implements WorkerEvent {}

    /** A request was answered with this status; 499 stands for a cancelled one. */
    record RequestEnded(String requestId, int status) implements WorkerEvent {}

    /** The worker finishes what it has. */
    record Draining() implements WorkerEvent {}

    /** The end; {@code clean} tells whether every request was finished. */
    record Stopped(boolean clean) implements WorkerEvent {}
}
