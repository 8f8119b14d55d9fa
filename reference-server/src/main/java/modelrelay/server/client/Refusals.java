/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.http.ErrorKind;
import modelrelay.server.http.HttpError;

/** The one place where a reason of the rules becomes what a client reads. */
final class Refusals {

    // A slot usually frees within seconds; an operator's switch or a restart takes longer.
    private static final int SOON_SECS = 1;
    private static final int LATER_SECS = 5;

    private Refusals() {}

    static HttpError of(RejectReason reason) {
        return switch (reason) {
            case QUEUE_FULL ->
                    HttpError.passing(
                            ErrorKind.QUEUE_FULL,
                            "Too many requests are waiting. Try again in a moment.",
                            SOON_SECS);
            case QUEUE_TIMEOUT ->
                    HttpError.of(
                            ErrorKind.QUEUE_TIMEOUT,
                            "No worker for this model was free in time. Check the model's name or"
                                    + " try again later.");
            case REQUEST_TIMEOUT ->
                    HttpError.of(
                            ErrorKind.REQUEST_TIMEOUT,
                            "The answer took too long. Ask for less or try again later.");
            case REQUEUE_EXHAUSTED ->
                    HttpError.of(
                            ErrorKind.REQUEUE_EXHAUSTED,
                            "Request could not be processed after multiple attempts. Try again"
                                    + " later.");
            case DRAINING ->
                    HttpError.passing(
                            ErrorKind.DRAINING,
                            "The server is shutting down. Send the request again.",
                            LATER_SECS);
            case PROVIDER_DISABLED ->
                    HttpError.passing(
                            ErrorKind.PROVIDER_DISABLED,
                            "This service is switched off for now. Try again later.",
                            LATER_SECS);
            case BACKEND_ERROR ->
                    HttpError.of(
                            ErrorKind.BACKEND_ERROR,
                            "The model server gave no usable answer. Try again later.");
            case WORKER_LOST ->
                    HttpError.of(
                            ErrorKind.BACKEND_ERROR,
                            "The connection to the model server was lost before the answer was"
                                    + " whole. Send the request again.");
            case ANSWER_TOO_LARGE ->
                    HttpError.of(
                            ErrorKind.BACKEND_ERROR,
                            "The answer is larger than this server passes on. Ask for less.");
        };
    }
}
