/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.worker.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that the core wants done, in the order given. */
public sealed interface Effect {

    /** Open a connection; answered by {@code Connected} or {@code LinkLost}. */
    record Connect() implements Effect {}

    /** Close the connection, or the attempt at one; answered by {@code LinkLost}. */
    record CloseLink(Farewell farewell) implements Effect {}

    /** End a connection that is being closed, whatever it has not written yet. */
    record CutLink() implements Effect {}

    /** Ask the other end of the connection, below the protocol, whether it is there. */
    record SendPing() implements Effect {}

    /** Introduce the worker. */
    record SendRegister(List<String> models, int slots, int load) implements Effect {}

    /** Tell the server the models that it may route here. */
    record SendModels(List<String> models, int load) implements Effect {}

    /** Ask the server to let the worker go; {@code timeoutNanos} is null for no deadline. */
    record SendDrain(@Nullable Long timeoutNanos) implements Effect {}

    /** Answer a ping. */
    record SendPong(int load, @Nullable Long timestampUnixMs) implements Effect {}

    /** Give the request to the backend; answered by {@code Ended} unless it is cancelled. */
    record Forward(String request) implements Effect {}

    /** Answer the request with an error of our own. It never held a slot. */
    record Refuse(String request, Refusal refusal) implements Effect {}

    /** Nothing: the id is in use, and an answer would end the other request (WRK-019). */
    record IgnoreDuplicate(String request) implements Effect {}

    /** Send the terminal message of a cancelled request and close its backend connection. */
    record Cancel(String request) implements Effect {}

    /** Close the backend connection of a request that nobody can be told about any more. */
    record GiveUp(String request) implements Effect {}

    /** Ask the backend for its models; answered by {@code ModelsFound} or {@code ModelsUnknown}. */
    record LookUpModels() implements Effect {}

    /** A drain begins, for the log. */
    record ReportDrain() implements Effect {}

    /** The end is reached; {@code clean} tells whether every request was finished. */
    record ReportGone(boolean clean) implements Effect {}
}
