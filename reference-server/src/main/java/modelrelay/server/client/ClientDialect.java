/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import modelrelay.server.core.terms.RejectReason;
import modelrelay.server.http.HttpError;
import modelrelay.server.stream.Dialect;
import modelrelay.server.stream.ResponseHead;

/** How the client of one request is told what is not simply the worker's answer. */
final class ClientDialect implements Dialect<RejectReason> {

    static final String EVENT_STREAM = "text/event-stream";
    private static final String JSON = "application/json";

    private final Endpoint endpoint;
    private final String requestId;
    private boolean inEvents = true;

    ClientDialect(Endpoint endpoint, String requestId) {
        this.endpoint = endpoint;
        this.requestId = requestId;
    }

    /** The answer that began is none of events: nothing can be said inside it (STR-030). */
    void beganWithoutEvents() {
        inEvents = false;
    }

    @Override
    public ResponseHead streamHead() {
        return new ResponseHead(200, Map.of("content-type", EVENT_STREAM));
    }

    @Override
    public Answer refusal(RejectReason failure) {
        HttpError error = Refusals.of(failure);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", JSON);
        if (error.retryAfterSecs() > 0) {
            headers.put("retry-after", Integer.toString(error.retryAfterSecs()));
        }
        byte[] body = endpoint.errorStyle().body(error, requestId);
        return new Answer(new ResponseHead(error.kind().status(), headers), body);
    }

    @Override
    public byte[] errorEvent(RejectReason failure, boolean betweenEvents) {
        return errorEvent(Refusals.of(failure), betweenEvents);
    }

    @Override
    public byte[] lateAnswer(Answer answer, boolean betweenEvents) {
        boolean succeeded = answer.head().isSuccess();
        if (succeeded && isEventStream(answer.head())) {
            return answer.body();
        }
        if (inEvents && speaksForItself(answer.body(), succeeded)) {
            // The worker speaks the client's dialect already: its own words tell most.
            return atBoundary(EventText.event(endpoint, answer.body()), betweenEvents);
        }
        return errorEvent(Refusals.of(RejectReason.BACKEND_ERROR), betweenEvents);
    }

    private boolean speaksForItself(byte[] body, boolean succeeded) {
        return switch (endpoint.eventForm()) {
            case PLAIN -> succeeded ? JsonShape.isObject(body) : JsonShape.isError(body);
            case NAMED -> !succeeded && JsonShape.isError(body);
            // Its event says everything twice, which no answer does.
            case RESPONSES -> false;
        };
    }

    private byte[] errorEvent(HttpError error, boolean betweenEvents) {
        return inEvents
                ? atBoundary(EventText.error(endpoint, error, requestId), betweenEvents)
                : new byte[0];
    }

    private static byte[] atBoundary(byte[] event, boolean betweenEvents) {
        return betweenEvents ? event : EventText.afterBrokenEvent(event);
    }

    /** Whether a head announces server-sent events. */
    static boolean isEventStream(ResponseHead head) {
        for (Map.Entry<String, String> header : head.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("content-type")) {
                return isEventStream(header.getValue());
            }
        }
        return false;
    }

    /** Whether a content type is that of server-sent events; types are written in any case. */
    static boolean isEventStream(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith(EVENT_STREAM);
    }
}
