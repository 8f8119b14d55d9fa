/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.client;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import modelrelay.server.http.BodyReader;
import modelrelay.server.http.ErrorKind;
import modelrelay.server.http.HttpError;
import modelrelay.server.http.Reply;
import modelrelay.server.relay.ForwardedRequest;
import modelrelay.server.relay.Relay;

/** One inference route: reads the body, looks at its two fields, hands the request over. */
final class InferenceHandler implements HttpHandler {

    private final Endpoint endpoint;
    private final Relay relay;
    private final ClientSettings settings;

    InferenceHandler(Endpoint endpoint, Relay relay, ClientSettings settings) {
        this.endpoint = endpoint;
        this.relay = relay;
        this.settings = settings;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        long arrivedNanos = relay.nowNanos();
        // The exchange outlives this call; from the task on it is ours alone.
        exchange.dispatch(
                SameThreadExecutor.INSTANCE,
                () ->
                        BodyReader.read(
                                exchange,
                                settings.body(),
                                body -> forward(exchange, body, arrivedNanos)));
    }

    private void forward(HttpServerExchange exchange, byte[] body, long arrivedNanos) {
        switch (InferenceBody.read(body)) {
            case InferenceBody.Unusable(String advice) ->
                    Reply.error(exchange, HttpError.of(ErrorKind.INVALID_REQUEST, advice));
            case InferenceBody.Usable(String model, boolean isStreaming) -> {
                ForwardedRequest.Content content =
                        new ForwardedRequest.Content(
                                HeaderSelection.of(exchange.getRequestHeaders()), body);
                ForwardedRequest request =
                        new ForwardedRequest(
                                settings.provider(), model, path(exchange), isStreaming, content);
                new ClientExchange(exchange, endpoint, relay, settings)
                        .submit(request, arrivedNanos);
            }
        }
    }

    private String path(HttpServerExchange exchange) {
        String query = exchange.getQueryString();
        return query.isEmpty() ? endpoint.path() : endpoint.path() + "?" + query;
    }
}
