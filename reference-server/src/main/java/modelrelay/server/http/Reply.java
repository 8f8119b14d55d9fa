/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/**
 * Whole answers that the server makes itself. On the exchange's I/O thread; ends the exchange.
 *
 * <p>An answer given before the request's body was read leaves by {@link EarlyAnswer}.
 */
public final class Reply {

    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);

    private static final String JSON = "application/json";

    private Reply() {}

    /** A JSON document. */
    public static void json(HttpServerExchange exchange, int status, byte[] body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, JSON);
        send(exchange, body);
    }

    /** A generated record with status 200. */
    public static void json(HttpServerExchange exchange, Object generated) {
        json(exchange, StatusCodes.OK, JsonBody.of(generated));
    }

    /** Nothing but a status that allows no body. */
    public static void empty(HttpServerExchange exchange, int status) {
        exchange.setStatusCode(status);
        send(exchange, new byte[0]);
    }

    /** An error in the dialect of the exchange's path. */
    public static void error(HttpServerExchange exchange, HttpError error) {
        if (error.retryAfterSecs() > 0) {
            exchange.getResponseHeaders()
                    .put(Headers.RETRY_AFTER, Integer.toString(error.retryAfterSecs()));
        }
        ErrorStyle style = ErrorStyle.ofPath(exchange.getRequestPath());
        json(exchange, error.kind().status(), style.body(error, RequestTag.of(exchange)));
    }

    /**
     * What can still be said when the server failed by a bug: an error, if nothing has been sent.
     */
    static void failed(HttpServerExchange exchange, Exception bug) {
        LOG.atError()
                .addKeyValue("request", RequestTag.of(exchange))
                .setCause(bug)
                .log("request failed by a bug");
        if (exchange.isResponseStarted()) {
            IoUtils.safeClose(exchange.getConnection());
            return;
        }
        error(
                exchange,
                HttpError.of(
                        ErrorKind.INTERNAL,
                        "The server failed. Try again, and report it with the request id."));
    }

    private static void send(HttpServerExchange exchange, byte[] body) {
        if (exchange.isRequestComplete()) {
            exchange.getResponseSender().send(ByteBuffer.wrap(body));
        } else {
            exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, body.length);
            EarlyAnswer.send(exchange, ByteBuffer.wrap(body));
        }
    }
}
